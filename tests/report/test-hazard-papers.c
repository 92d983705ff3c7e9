/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers of a hazard: what is in the file stands in them, long ones go on over pages, and what
 * cannot be made is refused with a sentence. With SP_PAPERS=<folder> they are kept there to be
 * looked at. */
#include "base/sp-error.h"
#include "core/sp-enterprise.h"
#include "core/sp-plan.h"
#include "exchange/sp-document-file.h"
#include "exchange/sp-sample.h"
#include "report/sp-hazard-papers.h"
#include "report/sp-official-paper-private.h"
#include "store/sp-write.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  SpStore *store;
  int64_t enterprise, hazard, other;
} Fixture;

static void
set (SpRecord *record, guint field, const char *code)
{
  SpValue value = {0};
  g_autoptr (GError) error = NULL;

  sp_value_from_code (&sp_record_get_record_type (record)->fields[field], code, &value, &error);
  g_assert_no_error (error);
  sp_record_set_value (record, field, &value);
  sp_value_clear (&value);
}

static int64_t
insert (Fixture *self, SpRecord *record)
{
  g_autoptr (GError) error = NULL;

  sp_store_insert (self->store, record, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (record);
}

static int64_t
add_enterprise (Fixture *self, const char *name)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enterprise_type);

  set (record, SP_ENTERPRISE_NAME, name);
  set (record, SP_ENTERPRISE_ADDRESS, "示例县清溪镇河口路 18 号");
  set (record, SP_ENTERPRISE_LEGAL_PERSON, "周某");
  set (record, SP_ENTERPRISE_LEGAL_PHONE, "0000-1234567");
  return insert (self, record);
}

static int64_t
add_hazard (Fixture *self, int64_t enterprise, const char *description)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_hazard_type);

  set (record, SP_HAZARD_DESCRIPTION, description);
  set (record, SP_HAZARD_GRADE, "major");
  set (record, SP_HAZARD_BASIS, "尾矿坝浸润线埋深小于控制值");
  set (record, SP_HAZARD_PLACE, "一号库北坝");
  set (record, SP_HAZARD_FOUND_ON, "2021-03-05");
  set (record, SP_HAZARD_DEADLINE, "2021-09-30");
  set (record, SP_HAZARD_PERSON, "周某");
  set (record, SP_HAZARD_MEASURES, "降低库水位，加密排渗孔，重做观测设施。");
  set (record, SP_HAZARD_FUNDS, "35.5");
  sp_record_set_integer (record, SP_HAZARD_ENTERPRISE, enterprise);
  return insert (self, record);
}

static void
add_listing (Fixture *self)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_listing_type);

  sp_record_set_integer (record, SP_LISTING_HAZARD, self->hazard);
  set (record, SP_LISTING_LEVEL, "county");
  set (record, SP_LISTING_OFFICE, "示例县安全生产委员会");
  set (record, SP_LISTING_SUPERVISOR, "副县长何某");
  set (record, SP_LISTING_NUMBER, "示安督〔2021〕第3号");
  set (record, SP_LISTING_LISTED_ON, "2021-03-12");
  set (record, SP_LISTING_DEADLINE, "2021-09-30");
  insert (self, record);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("papers-XXXXXX", &error);
  path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->store = sp_store_create (path, &error);
  g_assert_no_error (error);
  self->enterprise = add_enterprise (self, "示例县清溪矿业有限公司");
  self->hazard = add_hazard (self, self->enterprise, "尾矿库浸润线超过控制值，排渗设施失效。");
  self->other = add_hazard (self, add_enterprise (self, "双桥选厂"), "干滩长度不足。");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_assert_true (sp_store_close (self->store, NULL));
  g_clear_object (&self->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static void
keep (SpOfficialPaper *paper, const char *name)
{
  const char *folder = g_getenv ("SP_PAPERS");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%s.pdf", folder, name);
  sp_official_paper_export_pdf (paper, path, &error);
  g_assert_no_error (error);
}

/* The same words in the .docx: a row of a form is “label：value” on pages. */
static void
assert_word (Fixture *self, SpOfficialPaper *paper, const char *words)
{
  g_autofree char *path = g_build_filename (self->folder, "a.docx", NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) parts = g_strsplit_set (words, "\n", 2);
  g_auto (GStrv) cells = g_strsplit (parts[0], "：", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = NULL;
  g_autoptr (GBytes) content = NULL;
  SpDocumentFacts facts = {0};
  gsize length;

  sp_official_paper_export (paper, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  content = g_bytes_new (bytes, length);
  document = sp_document_read_bytes (content, "文书", &facts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; cells[i] != NULL; i++)
    g_assert_nonnull (strstr (sp_document_get_text (document, NULL), cells[i]));
  sp_document_facts_clear (&facts);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  static const struct
  {
    SpHazardPaper kind;
    const char *words[5];
  } cases[] = {
    {SP_HAZARD_PAPER_NOTICE,
     {"示安督〔2021〕第3号\n", "示例县清溪矿业有限公司：\n", "2021年9月30日前完成治理",
      "届满20个工作日以前", "判定依据：尾矿坝浸润线埋深小于控制值。\n"}},
    {SP_HAZARD_PAPER_EXTENSION, {"原定期限：2021年9月30日\n", "申请延期至：　　　年"}},
    {SP_HAZARD_PAPER_ACCEPTANCE, {"示例县安全生产委员会：\n", "示安督〔2021〕第3号通知书"}},
    {SP_HAZARD_PAPER_SITUATION,
     {"计划资金：35.5", "联系电话：0000-1234567\n", "隐患内容：一号库北坝：尾矿库"}},
    {SP_HAZARD_PAPER_CHECK, {"核查结论：□ 整改到位", "判定依据：尾矿坝浸润线"}},
    {SP_HAZARD_PAPER_ORDER, {"1．一号库北坝：", "整改期限：2021年9月30日。"}},
  };

  add_listing (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpOfficialPaper) paper = sp_hazard_paper_new (sp_store_get_reader (self->store),
                                                               cases[i].kind, self->hazard, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = sp_official_paper_dup_text (paper);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].words) && cases[i].words[j] != NULL; j++)
        {
          if (strstr (text, cases[i].words[j]) == NULL)
            g_test_message ("%u, %u: %s", i, j, text);
          g_assert_nonnull (strstr (text, cases[i].words[j]));
        }
      g_assert_cmpuint (sp_official_paper_get_n_pages (paper), <=, 2);
      assert_word (self, paper, cases[i].words[0]);
      keep (paper, sp_vocabulary_code (&sp_hazard_papers, (int)cases[i].kind));
    }
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (self->store);
  const int64_t two[] = {self->hazard, self->other};
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_hazard_paper_new (reader, SP_HAZARD_PAPER_NOTICE, self->hazard, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (sp_hazard_paper_new (reader, SP_HAZARD_PAPER_CHECK, 99, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sp_hazard_order_new (reader, two, 2, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

/* Of several that are chosen there is a paper for each, on pages of its own that count from 1. */
static void
test_several (Fixture *self, gconstpointer data)
{
  const int64_t two[] = {self->hazard, self->other};
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpOfficialPaper) one = NULL;
  g_autoptr (SpOfficialPaper) both = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  one = sp_hazard_paper_new_for (reader, SP_HAZARD_PAPER_CHECK, two, 1, &error);
  g_assert_no_error (error);
  both = sp_hazard_paper_new_for (reader, SP_HAZARD_PAPER_CHECK, two, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_official_paper_get_n_pages (both), ==,
                    2 * sp_official_paper_get_n_pages (one));
  text = sp_official_paper_dup_text (both);
  parts = g_strsplit (text, "重大事故隐患核查表\n", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_nonnull (strstr (parts[1], "隐患编号：2021-0001\n"));
  g_assert_nonnull (strstr (parts[2], "隐患编号：2021-0002\n"));
  assert_word (self, both, "隐患编号：2021-0002");
  keep (both, "check-several");
  add_listing (self);
  g_assert_null (sp_hazard_paper_new_for (reader, SP_HAZARD_PAPER_NOTICE, two, 2, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2021-0002还没有挂牌督办"));
}

/* Forty items on one order, one of them longer than a page: nothing is lost, and the same paper is
 * the same file. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpOfficialPaper) paper = NULL;
  g_autofree char *paths[2] = {NULL, NULL};
  g_autofree char *bytes[2] = {NULL, NULL};
  int64_t ids[40];
  gsize lengths[2];

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (words, "第%u处护栏松动，", i + 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add_hazard (self, self->enterprise, i == 20 ? words->str : "配电箱门没有跨接线。");
  paper = sp_hazard_order_new (sp_store_get_reader (self->store), ids, G_N_ELEMENTS (ids),
                               "示应急责改〔2021〕12号", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_official_paper_get_n_pages (paper), >, 4);
  for (guint i = 0; i < 2; i++)
    {
      paths[i] = g_strdup_printf ("%s/%u.pdf", self->folder, i);
      g_assert_true (sp_official_paper_export_pdf (paper, paths[i], &error));
      g_assert_true (g_file_get_contents (paths[i], &bytes[i], &lengths[i], NULL));
    }
  g_assert_cmpmem (bytes[0], lengths[0], bytes[1], lengths[1]);
  keep (paper, "order-long");
  g_free (g_steal_pointer (&bytes[1]));
  g_free (g_steal_pointer (&paths[1]));
}

/* However long a paper is, a line of what is signed stands on the page of the signature. */
static void
test_signature_not_alone (void)
{
  for (guint n = 1; n <= 60; n++)
    {
      g_autoptr (SpOfficialPaper) paper = sp_official_paper_new ("报告");
      guint last, n_text = 0;

      for (guint i = 0; i < n; i++)
        sp_official_paper_add_text (paper, "一行");
      sp_official_paper_add_space (paper);
      sp_official_paper_add_signature (paper, "示例县某厂", "2021年12月31日");
      last = sp_official_paper_get_n_pages (paper) - 1;
      for (guint i = g_array_index (paper->page_first, guint, last); i < paper->slices->len; i++)
        n_text += g_array_index (paper->slices, SpPieceSlice, i).piece < n;
      g_assert_cmpuint (n_text, >, 0);
      g_assert_cmpuint (g_array_index (paper->slices, SpPieceSlice, paper->slices->len - 1).piece,
                        ==, n + 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/report/hazard-papers/words", test_words);
  ADD ("/report/hazard-papers/refused", test_refused);
  ADD ("/report/hazard-papers/several", test_several);
  ADD ("/report/hazard-papers/long", test_long);
#undef ADD
  g_test_add_func ("/report/official-paper/signature-not-alone", test_signature_not_alone);
  return g_test_run ();
}
