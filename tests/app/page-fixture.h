/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-fixture.h"
#include "pledge-presentation.h"

/* A window that holds one page and nothing else, asked about the newest figures at 3.5 %. */

typedef void (*PageShow) (gpointer page, PledgePresentation *presentation);

typedef struct {
  PledgeCatalogue *catalogue;
  PledgeScenario *scenario;
  PledgePresentation *presentation;
  GtkWidget *window;
  GtkWidget *page;
  PageShow show;
  guint shown; /* how many times */
} PageFixture;

void page_fixture_set_up (PageFixture *self, GType type, PageShow show);
void page_fixture_tear_down (PageFixture *self, gconstpointer data);

/* A list of the page: the selection model of the first GtkColumnView in it. */
GtkColumnView *page_fixture_get_view (PageFixture *self);
GListModel *page_fixture_get_rows (PageFixture *self);

/* The nth widget of a type below root, from 0; NULL where there are not so many. */
GtkWidget *page_fixture_find_nth (GtkWidget *root, GType type, guint nth);
/* Whether a label of that text is to be seen below root. */
gboolean page_fixture_sees (GtkWidget *root, const char *text);
/* A press on the heading of a column. */
void page_fixture_press_heading (PageFixture *self, const char *title);
/* Fills in the page's search entry and waits until that was acted on. */
void page_fixture_search (PageFixture *self, const char *text);
