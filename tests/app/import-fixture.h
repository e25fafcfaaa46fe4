/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-fixture.h"
#include "pledge-catalogue.h"
#include "pledge-import-dialog.h"

/* The window with files to open, and an empty library. */

typedef struct {
  AppFixture app;
  char *folder; /* of the files that are opened */
} ImportFixture;

void import_fixture_set_up (ImportFixture *fixture, gconstpointer data);
/* Also forgets what was kept. */
void import_fixture_tear_down (ImportFixture *fixture, gconstpointer data);

PledgeCatalogue *import_fixture_get_catalogue (ImportFixture *fixture);
/* The id of the edition that the window shows. */
const char *import_fixture_get_edition (ImportFixture *fixture);
/* (transfer full) The path of a file in the library; name: NULL for its folder. */
char *import_fixture_dup_kept (const char *name);
gboolean import_fixture_is_kept (const char *name);

/* (transfer full) */
GFile *import_fixture_write (ImportFixture *fixture, const char *name, const char *content);
/* Opens a file as the desktop does, and waits until its dialog shows that page: "review" or "refused". */
PledgeImportDialog *import_fixture_open (ImportFixture *fixture, GFile *file, const char *page);
/* The edition “made-up” of NATO's, by which Germany meets 3.5 % in 2024, as a plain table; and the same as "table.csv", opened. */
extern const char import_fixture_table[];
PledgeImportDialog *import_fixture_open_table (ImportFixture *fixture);
PledgeImportDialog *import_fixture_await (const char *page);
const char *import_fixture_get_page (PledgeImportDialog *dialog);
/* By the keyboard, which then is the window's again. */
void import_fixture_accept (ImportFixture *fixture);

/* (nullable) Borrowed: a window of that type; a label that is seen and holds the words. */
gpointer import_fixture_find_window (GType type);
GtkWidget *import_fixture_find_words (GtkWidget *root, const char *words);
#define import_fixture_assert_says(root, words) g_assert_nonnull (import_fixture_find_words (GTK_WIDGET (root), words))

void import_fixture_press (GtkWidget *widget);
/* A toast's button. */
void import_fixture_press_undo (GtkWidget *root);
