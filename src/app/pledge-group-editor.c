/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-editor.h"

#include <glib/gi18n-lib.h>

#include "pledge-group-rows.h"
#include "pledge-group-totals.h"
#include "pledge-words.h"

#define MAX_FOUND 6
#define MAX_SEARCHED 300
#define DRAFT_ID "draft"

struct _PledgeGroupEditor {
  AdwBin parent_instance;

  AdwEntryRow *title_row;
  GtkWidget *title_problem_box, *members_problem_box;
  GtkLabel *title_problem, *members_heading, *hint, *totals, *basis;
  GtkSearchEntry *search;
  GtkListBox *found, *members;

  PledgeGroupStore *store; /* borrowed */
  PledgeScenario *scenario;
  char *id;         /* nullable */
  char *began_with; /* the title */
  GStrv began_codes;
  GPtrArray *codes; /* of char *, in the order added; NULL-terminated beyond its length */
  gboolean tried;   /* to keep it: from then on what is missing is said at once */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeGroupEditor, pledge_group_editor, ADW_TYPE_BIN)

static gboolean
is_member (PledgeGroupEditor *self, const char *iso3)
{
  return g_ptr_array_find_with_equal_func (self->codes, iso3, g_str_equal, NULL);
}

/* The list's terminator is kept out of its length. */
static void
terminate_codes (PledgeGroupEditor *self)
{
  g_ptr_array_add (self->codes, NULL);
  self->codes->len--;
}

/* (transfer full) What is wrong with the title; NULL where nothing is. */
static char *
dup_title_problem (PledgeGroupEditor *self)
{
  g_autofree char *title = pledge_group_editor_dup_title (self);
  char *problem = pledge_group_dup_title_problem (title);

  if (problem == NULL && pledge_group_store_has_title (self->store, title, self->id))
    return g_strdup (_("There is an alliance or group of that title already."));

  return problem;
}

/* What is only missing is not said before there was time to fill it in. */
static void
show_problems (PledgeGroupEditor *self)
{
  g_autofree char *title = pledge_group_editor_dup_title (self);
  g_autofree char *problem = self->tried || *title != '\0' ? dup_title_problem (self) : NULL;

  gtk_label_set_text (self->title_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->title_problem_box, problem != NULL);
  gtk_widget_set_visible (self->members_problem_box, self->tried && self->codes->len == 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->title_row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
remove_clicked_cb (GtkWidget *button, PledgeGroupEditor *self)
{
  g_autofree char *iso3 = g_strdup (pledge_group_rows_get_id (button));

  pledge_group_editor_remove_member (self, iso3);
}

/* The row that comes after, or else before, has the keyboard then. */
static gboolean
member_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PledgeGroupEditor *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *iso3 = NULL;

  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return FALSE;

  iso3 = g_strdup (pledge_group_rows_get_id (row));
  pledge_group_editor_remove_member (self, iso3);
  return TRUE;
}

static GtkWidget *
make_member_row (PledgeGroupEditor *self, const PledgeAnswerRow *member)
{
  GtkWidget *remove;
  GtkWidget *row = pledge_group_rows_new_member (member, &remove);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (member_key_cb), self);
  gtk_widget_add_controller (row, keys);
  return row;
}

/* (transfer full) The group as it stands, which is in no list. */
static PledgeAlliance *
make_draft (PledgeGroupEditor *self)
{
  g_autofree char *title = pledge_group_editor_dup_title (self);

  return pledge_member_source_make_group (pledge_group_store_get_members (self->store), DRAFT_ID, title, pledge_group_editor_get_codes (self));
}

static void
show_totals (PledgeGroupEditor *self, PledgeAnswer *answer)
{
  g_autofree char *summary = self->codes->len > 0 ? pledge_words_summary (answer) : g_strdup (_("The totals will stand here."));
  g_autofree char *basis = pledge_words_basis (answer);

  gtk_label_set_text (self->totals, summary);
  gtk_label_set_text (self->basis, basis);
}

static void
show_members (PledgeGroupEditor *self)
{
  g_autoptr (PledgeAlliance) draft = make_draft (self);
  g_autoptr (PledgeAnswer) answer = pledge_group_totals_ask (self->scenario, draft);
  guint n = pledge_alliance_get_n_members (draft);
  g_autofree char *heading = n > 0 ? g_strdup_printf (ngettext ("%u Member", "%u Members", n), n) : g_strdup (_("Members"));

  gtk_label_set_text (self->members_heading, heading);
  pledge_group_rows_clear (self->members);
  for (guint i = 0; i < n; i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (draft, i));

      gtk_list_box_append (self->members, make_member_row (self, pledge_answer_find_row (answer, iso3)));
    }
  show_totals (self, answer);
}

static void
show_hint (PledgeGroupEditor *self, const char *sentence)
{
  gtk_label_set_text (self->hint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), sentence != NULL);
}

/* Whether a country is what was typed, as far as that goes. */
static gboolean
is_meant (PledgeCountries *countries, const char *iso3, const char *text)
{
  g_autofree char *typed = g_utf8_casefold (text, -1);
  g_autofree char *name = g_utf8_casefold (pledge_countries_get_name (countries, iso3), -1);

  return g_ascii_strcasecmp (iso3, text) == 0 || g_str_has_prefix (name, typed);
}

/* What is called so comes first, as it came; of the others those that the edition has figures for. */
static void
put_figures_first (PledgeGroupEditor *self, PledgeCountries *countries, GPtrArray *codes, const char *text)
{
  PledgeEdition *edition = pledge_scenario_get_edition (self->scenario);
  guint n = 0;

  while (n < codes->len && is_meant (countries, codes->pdata[n], text))
    n++;
  for (guint i = n; i < codes->len; i++)
    if (pledge_edition_has_member (edition, codes->pdata[i]))
      {
        gpointer code = g_ptr_array_steal_index (codes, i);

        g_ptr_array_insert (codes, n++, code);
      }
}

static void
show_found (PledgeGroupEditor *self, GPtrArray *codes)
{
  PledgeMemberSource *source = pledge_group_store_get_members (self->store);
  g_autoptr (PledgeAlliance) found = NULL;
  g_autoptr (PledgeAnswer) answer = NULL;
  guint n = MIN (codes->len, MAX_FOUND);

  g_ptr_array_set_size (codes, n);
  g_ptr_array_add (codes, NULL);
  found = pledge_member_source_make_group (source, DRAFT_ID, "", (const char *const *) codes->pdata);
  answer = pledge_group_totals_ask (self->scenario, found);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->found, pledge_group_rows_new_found (pledge_answer_find_row (answer, codes->pdata[i]), is_member (self, codes->pdata[i])));
  gtk_widget_set_visible (GTK_WIDGET (self->found), n > 0);
}

static void
search (PledgeGroupEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GError) error = NULL;
  PledgeCountries *countries = NULL;
  g_autoptr (GPtrArray) codes = NULL;

  pledge_group_rows_clear (self->found);
  gtk_widget_set_visible (GTK_WIDGET (self->found), FALSE);
  show_hint (self, NULL);
  if (*text == '\0')
    return;

  countries = pledge_member_source_get_countries (pledge_group_store_get_members (self->store), &error);
  if (countries == NULL)
    {
      show_hint (self, error->message);
      return;
    }

  codes = pledge_countries_search (countries, text, MAX_SEARCHED);
  put_figures_first (self, countries, codes, text);
  if (codes->len == 0)
    show_hint (self, _("No country is called that."));
  else if (codes->len > MAX_FOUND)
    show_hint (self, _("There are more: type on."));
  show_found (self, codes);
}

static void
title_changed_cb (PledgeGroupEditor *self)
{
  if (self->store == NULL)
    return;

  show_problems (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
title_activated_cb (PledgeGroupEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
search_changed_cb (PledgeGroupEditor *self)
{
  if (self->store != NULL)
    search (self);
}

/* The best one that is no member yet. */
static void
search_activated_cb (PledgeGroupEditor *self)
{
  GtkListBoxRow *row;

  search (self); /* the entry waits a moment for the next letter */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->found, i)) != NULL; i++)
    if (gtk_list_box_row_get_activatable (row))
      {
        pledge_group_editor_add_member (self, pledge_group_rows_get_id (row));
        return;
      }
}

/* Escape empties the search first. */
static void
search_stopped_cb (PledgeGroupEditor *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "groups.cancel", NULL);
}

static gboolean
search_key_cb (PledgeGroupEditor *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || !gtk_widget_get_visible (GTK_WIDGET (self->found)))
    return FALSE;

  return gtk_widget_child_focus (GTK_WIDGET (self->found), GTK_DIR_TAB_FORWARD);
}

static void
found_activated_cb (PledgeGroupEditor *self, GtkListBoxRow *row)
{
  g_autofree char *iso3 = g_strdup (pledge_group_rows_get_id (row));

  pledge_group_editor_add_member (self, iso3);
}

static void
pledge_group_editor_dispose (GObject *object)
{
  PledgeGroupEditor *self = PLEDGE_GROUP_EDITOR (object);

  self->store = NULL;
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (pledge_group_editor_parent_class)->dispose (object);
}

static void
pledge_group_editor_finalize (GObject *object)
{
  PledgeGroupEditor *self = PLEDGE_GROUP_EDITOR (object);

  g_free (self->id);
  g_free (self->began_with);
  g_strfreev (self->began_codes);
  g_ptr_array_unref (self->codes);

  G_OBJECT_CLASS (pledge_group_editor_parent_class)->finalize (object);
}

static void
pledge_group_editor_class_init (PledgeGroupEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_group_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pledge_group_editor_finalize;

  signals[CHANGED] = g_signal_new ("changed", PLEDGE_TYPE_GROUP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/group-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, title_row);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, title_problem_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, members_problem_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, title_problem);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, members_heading);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, totals);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, basis);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, search);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, found);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupEditor, members);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
}

static void
pledge_group_editor_init (PledgeGroupEditor *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  terminate_codes (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pledge_group_editor_set_up (PledgeGroupEditor *self, PledgeGroupStore *store, PledgeScenario *scenario)
{
  g_return_if_fail (PLEDGE_IS_GROUP_EDITOR (self));
  g_return_if_fail (store != NULL && self->store == NULL);
  g_return_if_fail (PLEDGE_IS_SCENARIO (scenario));

  self->store = store;
  self->scenario = g_object_ref (scenario);
}

void
pledge_group_editor_edit (PledgeGroupEditor *self, PledgeAlliance *group, const char *id, const char *title)
{
  g_return_if_fail (PLEDGE_IS_GROUP_EDITOR (self));
  g_return_if_fail (title != NULL);

  g_free (self->id);
  self->id = g_strdup (id);
  self->tried = FALSE;
  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; group != NULL && i < pledge_alliance_get_n_members (group); i++)
    g_ptr_array_add (self->codes, g_strdup (pledge_member_get_iso3 (pledge_alliance_get_member (group, i))));
  terminate_codes (self);
  g_strfreev (self->began_codes);
  self->began_codes = g_strdupv (self->codes->pdata != NULL ? (char **) self->codes->pdata : NULL);
  g_free (self->began_with);
  self->began_with = g_strdup (title);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search (self);
  show_problems (self);
  show_members (self);
}

const char *
pledge_group_editor_get_id (PledgeGroupEditor *self)
{
  g_return_val_if_fail (PLEDGE_IS_GROUP_EDITOR (self), NULL);

  return self->id;
}

char *
pledge_group_editor_dup_title (PledgeGroupEditor *self)
{
  g_return_val_if_fail (PLEDGE_IS_GROUP_EDITOR (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
}

const char *const *
pledge_group_editor_get_codes (PledgeGroupEditor *self)
{
  g_return_val_if_fail (PLEDGE_IS_GROUP_EDITOR (self), NULL);

  return (const char *const *) self->codes->pdata;
}

gboolean
pledge_group_editor_is_changed (PledgeGroupEditor *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (PLEDGE_IS_GROUP_EDITOR (self), FALSE);

  title = pledge_group_editor_dup_title (self);
  return g_strcmp0 (title, self->began_with) != 0 ||
         !g_strv_equal ((const char *const *) self->began_codes, pledge_group_editor_get_codes (self));
}

gboolean
pledge_group_editor_check (PledgeGroupEditor *self)
{
  g_autofree char *problem = NULL;

  g_return_val_if_fail (PLEDGE_IS_GROUP_EDITOR (self), FALSE);

  self->tried = TRUE;
  show_problems (self);
  problem = dup_title_problem (self);
  if (problem != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  else if (self->codes->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));

  return problem == NULL && self->codes->len > 0;
}

void
pledge_group_editor_begin (PledgeGroupEditor *self)
{
  g_return_if_fail (PLEDGE_IS_GROUP_EDITOR (self));

  gtk_widget_grab_focus (self->id == NULL ? GTK_WIDGET (self->title_row) : GTK_WIDGET (self->search));
}

void
pledge_group_editor_add_member (PledgeGroupEditor *self, const char *iso3)
{
  g_return_if_fail (PLEDGE_IS_GROUP_EDITOR (self));

  if (!pledge_member_is_iso3 (iso3) || is_member (self, iso3) || self->codes->len >= PLEDGE_GROUP_MAX_MEMBERS)
    return;

  g_ptr_array_add (self->codes, g_strdup (iso3));
  terminate_codes (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search (self);
  show_problems (self);
  show_members (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
pledge_group_editor_remove_member (PledgeGroupEditor *self, const char *iso3)
{
  GtkListBoxRow *next;
  guint position;

  g_return_if_fail (PLEDGE_IS_GROUP_EDITOR (self));

  if (iso3 == NULL || !g_ptr_array_find_with_equal_func (self->codes, iso3, g_str_equal, &position))
    return;

  g_ptr_array_remove_index (self->codes, position);
  terminate_codes (self);
  search (self);
  show_problems (self);
  show_members (self);
  next = gtk_list_box_get_row_at_index (self->members, MIN (position, MAX (self->codes->len, 1) - 1));
  gtk_widget_grab_focus (next != NULL ? GTK_WIDGET (next) : GTK_WIDGET (self->search));
  g_signal_emit (self, signals[CHANGED], 0);
}
