/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb map: four-colour maps listed, drawn into a file, and boundaries of the county read in.
 */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "chart/sp-map-facts.h"
#include "core/sp-enterprise.h"
#include "exchange/sp-geo-import.h"
#include "report/sp-map-scene-load.h"
#include "store/sp-risk-maps.h"

#include <string.h>

static const char *const themes[] = {"level", "index", "hazards", "overdue"};

typedef struct
{
  SpChartFormat format;
  const SpPaper *paper;
  SpDate as_of;
  SpMapTheme theme;
  SpRiskStage stage;
  gboolean has_stage; /* else the map's own */
} Wish;

/* ---- options ---- */

static gboolean
parse_words (Cli *self, Wish *wish, GError **error)
{
  const CliOptions *options = &self->options;
  const SpWord *stage =
    options->stage != NULL ? sp_vocabulary_find_code (&sp_risk_stages, options->stage) : NULL;
  guint theme = 0;

  if (options->stage != NULL && stage == NULL)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--stage 只能是 inherent 或 residual"));
      return FALSE;
    }
  while (options->theme != NULL && theme < G_N_ELEMENTS (themes) &&
         strcmp (themes[theme], options->theme) != 0)
    theme++;
  if (theme == G_N_ELEMENTS (themes))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--theme 只能是 level、index、hazards 或 overdue"));
      return FALSE;
    }
  wish->has_stage = options->stage != NULL;
  wish->stage = stage != NULL ? (SpRiskStage)stage->value : SP_RISK_INHERENT;
  wish->theme = (SpMapTheme)theme;
  return TRUE;
}

static gboolean
parse (Cli *self, Wish *wish, GError **error)
{
  const CliOptions *options = &self->options;

  wish->as_of = sp_date_today ();
  wish->paper = sp_paper_find (options->paper != NULL ? options->paper : "A3");
  if (!cli_require ("-o", options->output, error) || !parse_words (self, wish, error) ||
      !cli_parse_date ("--as-of", options->as_of, &wish->as_of, error))
    return FALSE;
  if (wish->paper == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--paper 只能是 A4、A3、A2、A1 或 A0"));
  else if ((options->enterprise != NULL) == options->is_county)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("请写 --enterprise 企业 或 --county 之一"));
  else if (!sp_chart_format_from_path (options->output, &wish->format))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("-o 的文件名要以 .pdf、.png 或 .svg 结尾"));
  else
    return TRUE;
  return FALSE;
}

/* ---- which map ---- */

static int64_t
find_enterprise (SpReader *reader, const char *name, GError **error)
{
  static const guint fields[] = {SP_ENTERPRISE_NAME, SP_ENTERPRISE_SHORT_NAME,
                                 SP_ENTERPRISE_CREDIT_CODE};
  int64_t id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && id == 0; i++)
    {
      GError *failure = NULL;

      id = sp_reader_find_by_text (reader, &sp_enterprise_type, (int)fields[i], name, &failure);
      if (failure == NULL)
        continue;
      g_propagate_error (error, failure);
      return 0;
    }
  if (id == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有叫“%s”的企业。"), name);
  return id;
}

static SpRecord *
choose_map (Cli *self, SpReader *reader, GError **error)
{
  GError *failure = NULL;
  int64_t enterprise = 0;
  SpRecord *map = NULL;

  if (self->options.enterprise != NULL)
    enterprise = find_enterprise (reader, self->options.enterprise, &failure);
  if (failure == NULL)
    map = sp_map_find (reader, enterprise, self->options.map, &failure);
  if (map != NULL)
    return map;
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (enterprise == 0 && self->options.map == NULL)
    return SP_RECORD (sp_risk_map_new_tiles ());
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("没有这张四色图。用“map 文件 --list”查看有哪些。"));
  return NULL;
}

/* ---- drawing ---- */

static gboolean
draw (Cli *self, SpReader *reader, const Wish *wish, GError **error)
{
  g_autoptr (SpRecord) map = choose_map (self, reader, error);
  g_autoptr (SpMapScene) scene = NULL;
  g_autoptr (SpMapPages) pages = NULL;
  g_autoptr (GPtrArray) written = NULL;
  SpRiskStage stage = wish->stage;

  if (map == NULL)
    return FALSE;
  if (!wish->has_stage)
    stage = (SpRiskStage)sp_record_get_integer (map, SP_RISK_MAP_STAGE);
  scene = sp_map_scene_load (reader, map, stage, wish->theme, wish->as_of, NULL, error);
  if (scene == NULL)
    return FALSE;
  pages = sp_map_pages_new (scene, wish->paper);
  if (!sp_map_pages_export (pages, wish->format, 0, self->options.output, &written, NULL, error))
    return FALSE;
  for (guint i = 0; i < written->len; i++)
    cli_print ("%s\n", (char *)written->pdata[i]);
  return TRUE;
}

/* ---- lists ---- */

static void
add_row (CliTable *table, SpReader *reader, SpRecord *map, gboolean is_outdated)
{
  int64_t id = sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE);
  g_autoptr (SpRecord) enterprise =
    id != 0 ? sp_reader_load (reader, &sp_enterprise_type, id, NULL) : NULL;

  cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (map)));
  cli_table_add (table, g_strdup (enterprise != NULL ? sp_record_get_title (enterprise) : ""));
  cli_table_add (table, g_strdup (sp_record_get_title (map)));
  cli_table_add (table, g_strdup (sp_vocabulary_label (
                          &sp_risk_bases, (int)sp_record_get_integer (map, SP_RISK_MAP_KIND))));
  cli_table_add (table, g_strdup (sp_record_get_text (map, SP_RISK_MAP_VERSION)));
  cli_table_add (table,
                 sp_date_dup_iso ((SpDate)sp_record_get_integer (map, SP_RISK_MAP_ISSUED_ON)));
  cli_table_add (table, g_strdup (is_outdated ? _ ("已过期") : ""));
}

static gboolean
holds (const GPtrArray *maps, int64_t id)
{
  for (guint i = 0; i < maps->len; i++)
    if (sp_record_get_id (maps->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static gboolean
list (Cli *self, SpReader *reader, GError **error)
{
  CliTableFormat format = CLI_TABLE_TEXT;
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) outdated = NULL;
  g_autoptr (GPtrArray) maps = NULL;

  if (!cli_parse_format (&self->options, &format, error) ||
      (outdated = sp_reader_list_outdated_maps (reader, NULL, error)) == NULL ||
      (maps = sp_reader_load_all (reader, &sp_risk_map_type, -1, 0, error)) == NULL)
    return FALSE;
  cli_table_add_column (table, "id", _ ("编号"), TRUE);
  cli_table_add_column (table, "enterprise", _ ("企业"), FALSE);
  cli_table_add_column (table, "name", _ ("图名"), FALSE);
  cli_table_add_column (table, "kind", _ ("底图类型"), FALSE);
  cli_table_add_column (table, "version", _ ("版本号"), FALSE);
  cli_table_add_column (table, "issued_on", _ ("编制日期"), FALSE);
  cli_table_add_column (table, "state", _ ("状态"), FALSE);
  for (guint i = 0; i < maps->len; i++)
    {
      gboolean is_outdated = holds (outdated, sp_record_get_id (maps->pdata[i]));

      if (is_outdated || !self->options.is_outdated)
        add_row (table, reader, maps->pdata[i], is_outdated);
    }
  cli_table_print (table, format);
  return TRUE;
}

/* ---- boundaries ---- */

static const char *
get_unit_name (SpGeoImport *import, int64_t unit)
{
  GPtrArray *townships = sp_geo_import_get_townships (import);

  for (guint i = 0; i < townships->len; i++)
    if (sp_record_get_id (townships->pdata[i]) == unit)
      return sp_record_get_title (townships->pdata[i]);
  return "";
}

/* Says of each feature what it is taken for; what is only alike is taken with --yes. */
static void
settle (Cli *self, SpGeoImport *import)
{
  GPtrArray *notes = sp_geo_import_get_notes (import);

  for (guint i = 0; i < notes->len; i++)
    cli_print ("%s\n", (char *)notes->pdata[i]);
  for (guint i = 0; i < sp_geo_import_get_n (import); i++)
    {
      const SpGeoChoice *choice = sp_geo_import_get (import, i);

      if (choice->kind == SP_GEO_MATCH_OFFERED && self->options.is_yes)
        sp_geo_import_choose (import, i, choice->offered);
      if (choice->unit != 0)
        cli_print (_ ("%s：%s\n"), choice->feature->name, get_unit_name (import, choice->unit));
      else if (choice->kind == SP_GEO_MATCH_OFFERED)
        cli_print (_ ("%s：可能是 %s，没有导入（加 --yes 就导入）\n"), choice->feature->name,
                   get_unit_name (import, choice->offered));
      else
        cli_print (_ ("%s：没有导入\n"), choice->feature->name);
    }
}

static gboolean
import_boundaries (Cli *self, SpStore *store, SpDatum datum, GError **error)
{
  g_autoptr (SpGeoImport) import =
    sp_geo_import_new (sp_store_get_reader (store), self->options.geojson, error);
  const char *name = self->options.map != NULL ? self->options.map : _ ("县域边界图");
  int64_t id;

  if (import == NULL)
    return FALSE;
  settle (self, import);
  id = sp_geo_import_store (import, store, name, datum, error);
  if (id != 0)
    cli_print (_ ("已导入：编号 %" G_GINT64_FORMAT "，%s\n"), id, name);
  return id != 0;
}

static gboolean
parse_datum (Cli *self, SpDatum *datum, GError **error)
{
  *datum = sp_datum_parse (self->options.datum);
  if (self->options.datum == NULL || *datum == SP_DATUM_WGS84 || *datum == SP_DATUM_GCJ02)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--datum 只能是 wgs84 或 gcj02"));
  return FALSE;
}

gboolean
cli_map (Cli *self, GError **error)
{
  const CliOptions *options = &self->options;
  gboolean is_list = options->is_list || options->is_outdated;
  Wish wish = {0};
  SpDatum datum = SP_DATUM_UNKNOWN;
  SpStore *store = NULL;
  gboolean is_done;

  if (options->geojson != NULL ? !parse_datum (self, &datum, error)
                               : !is_list && !parse (self, &wish, error))
    return FALSE;
  store = cli_open (self, options->geojson == NULL, error);
  if (store == NULL)
    return FALSE;
  if (options->geojson != NULL)
    is_done = import_boundaries (self, store, datum, error);
  else if (is_list)
    is_done = list (self, sp_store_get_reader (store), error);
  else
    is_done = draw (self, sp_store_get_reader (store), &wish, error);
  return cli_close (store, is_done, error);
}
