/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What listed supervision asks for and by when, as of dates. 2021-03-05 is a Friday. */
#include "core/sp-listing.h"

static SpDate
day (const char *iso)
{
  return *iso != '\0' ? sp_date_from_iso (iso) : SP_DATE_NONE;
}

static void
fill_values (double values[SP_PARAMETER_N_CODES])
{
  for (guint i = 0; i < SP_PARAMETER_N_CODES; i++)
    values[i] = sp_parameter_fallback ((SpParameterCode)i)->value;
}

static SpRecord *
new_listing (void)
{
  SpRecord *listing = sp_record_new (&sp_listing_type);

  sp_record_set_integer (listing, SP_LISTING_LISTED_ON, day ("2021-03-05"));
  sp_record_set_integer (listing, SP_LISTING_DEADLINE, day ("2021-06-30"));
  return listing;
}

/* kind due done days, a line each; an optional one in brackets. */
static char *
dup_dues (SpRecord *listing, const char *as_of)
{
  double values[SP_PARAMETER_N_CODES];
  g_autoptr (GArray) dues = NULL;
  GString *text = g_string_new (NULL);

  fill_values (values);
  dues = sp_listing_list_due (SP_LISTING (listing), values, day (as_of));
  for (guint i = 0; i < dues->len; i++)
    {
      const SpListingDue *due = &g_array_index (dues, SpListingDue, i);
      g_autofree char *on = sp_date_dup_iso (due->due);
      g_autofree char *done = sp_date_dup_iso (due->done);

      g_string_append_printf (text, "%s%s%s %s %s %d", i > 0 ? "|" : "",
                              due->is_optional ? "?" : "",
                              sp_vocabulary_code (&sp_listing_due_kinds, (int)due->kind), on,
                              *done != '\0' ? done : "-", due->days);
    }
  return g_string_free (text, FALSE);
}

static void
test_due (void)
{
  static const struct
  {
    guint field; /* set before, and it stays */
    const char *value, *as_of, *expected;
  } cases[] = {
    {SP_LISTING_NOTE, NULL, "2021-03-04", ""},
    {SP_LISTING_NOTE, NULL, "2021-03-05",
     "report 2021-03-10 - -5|announce 2021-03-12 - -7|?request 2021-06-02 - -89|"
     "rectify 2021-06-30 - -117"},
    {SP_LISTING_REPORTED_ON, "2021-03-09", "2021-03-15",
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 - 3|?request 2021-06-02 - -79|"
     "rectify 2021-06-30 - -107"},
    {SP_LISTING_ANNOUNCED_ON, "2021-03-15", "2021-06-03", /* too late to ask */
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 2021-03-15 3|rectify 2021-06-30 - -27"},
    {SP_LISTING_EXTENSION_REQUESTED_ON, "2021-05-31", "2021-06-03",
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 2021-03-15 3|"
     "?request 2021-06-02 2021-05-31 -2|decide 2021-06-14 - -11|rectify 2021-06-30 - -27"},
    {SP_LISTING_EXTENSION_DECIDED_ON, "2021-06-10", "2021-06-03", /* not yet then */
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 2021-03-15 3|"
     "?request 2021-06-02 2021-05-31 -2|decide 2021-06-14 - -11|rectify 2021-06-30 - -27"},
    {SP_LISTING_EXTENDED_TO, "2021-08-31", "2021-07-31",
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 2021-03-15 3|"
     "?request 2021-06-02 2021-05-31 -2|decide 2021-06-14 2021-06-10 -4|rectify 2021-08-31 - -31"},
    {SP_LISTING_ACCEPTANCE_REQUESTED_ON, "2021-08-20", "2021-09-01",
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 2021-03-15 3|"
     "?request 2021-06-02 2021-05-31 -2|decide 2021-06-14 2021-06-10 -4|"
     "rectify 2021-08-31 2021-08-20 -11|accept 2021-08-30 - 2"},
    {SP_LISTING_DELISTED_ON, "2021-09-03", "2021-09-06",
     "report 2021-03-10 2021-03-09 -1|announce 2021-03-12 2021-03-15 3|"
     "?request 2021-06-02 2021-05-31 -2|decide 2021-06-14 2021-06-10 -4|"
     "rectify 2021-08-31 2021-08-20 -11|accept 2021-08-30 2021-09-03 4|"
     "delisted 2021-09-10 - -4"},
  };
  g_autoptr (SpRecord) listing = new_listing ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dues = NULL;

      if (cases[i].value != NULL)
        sp_record_set_integer (listing, cases[i].field, day (cases[i].value));
      dues = dup_dues (listing, cases[i].as_of);
      g_test_message ("case %u", i);
      g_assert_cmpstr (dues, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/listing/due", test_due);
  return g_test_run ();
}
