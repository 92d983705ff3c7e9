/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-file-filters.h. */
#include "app/sp-file-filters.h"

#include "base/sp-i18n.h"

void
sp_file_filters_add (GtkFileChooser *chooser, const char *name, const char *const *endings)
{
  g_autoptr (GtkFileFilter) named = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (named, name);
  for (guint i = 0; endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (named, endings[i]);
  gtk_file_filter_set_name (all, _ ("全部文件"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, named);
  gtk_file_chooser_add_filter (chooser, all);
}

void
sp_file_filters_add_tables (GtkFileChooser *chooser)
{
  static const char *const endings[] = {"xlsx", "xlsm", "xls",  "et",  "ods",
                                        "csv",  "tsv",  "json", "txt", NULL};

  sp_file_filters_add (chooser, _ ("表格（Excel、WPS 表格、CSV、JSON）"), endings);
}

void
sp_file_filters_add_documents (GtkFileChooser *chooser)
{
  static const char *const endings[] = {"docx", "doc",  "wps", "docm", "odt", "rtf", "pdf",
                                        "txt",  "xlsx", "xls", "et",   "ods", NULL};

  sp_file_filters_add (chooser, _ ("文档和表格（Word、WPS、PDF、文本、Excel）"), endings);
}
