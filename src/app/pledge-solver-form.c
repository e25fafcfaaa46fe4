/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-solver-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-field-row.h"
#include "pledge-typed-number.h"

#define MAX_AMOUNT_M 1e12
#define MAX_TOLERANCE_PCT 100.0
#define MAX_SHARE_PCT 100.0

enum {
  AMOUNT,
  TOLERANCE,
  YEAR,
  BY_YEAR,
  TARGET,
  BASE_YEAR,
  BASE_SPENDING,
  BASE_SHARE,
  END_SPENDING,
  N_FIELDS
};

struct _PledgeSolverForm {
  GtkWidget parent_instance;

  PledgeFieldRow *fields[N_FIELDS];
  GtkDropDown *unit;
  AdwComboRow *currency;
  AdwComboRow *ally;
  AdwExpanderRow *known;
  AdwExpanderRow *own;

  PledgeScenario *scenario;
  GPtrArray *members;    /* of PledgeMember, as listed after the alliance */
  GPtrArray *currencies; /* of char, as listed */
  gboolean following;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeSolverForm, pledge_solver_form, GTK_TYPE_WIDGET)

static void
changed_cb (PledgeSolverForm *self)
{
  if (!self->following)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* (nullable) NULL: the alliance together. */
static const char *
get_ally (PledgeSolverForm *self)
{
  guint position = adw_combo_row_get_selected (self->ally);

  return position > 0 && position <= self->members->len ? pledge_member_get_iso3 (self->members->pdata[position - 1]) : NULL;
}

static const char *
get_currency (PledgeSolverForm *self)
{
  guint position = adw_combo_row_get_selected (self->currency);

  return position < self->currencies->len ? self->currencies->pdata[position] : "USD";
}

/* (nullable) A member's own, by the first that says so of the edition asked about, the outlook and the others. */
static const char *
find_currency (PledgeSolverForm *self, const char *iso3)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (self->scenario);
  PledgeEdition *outlook = pledge_catalogue_get_outlook (catalogue);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  const char *code = pledge_edition_get_currency (pledge_scenario_get_edition (self->scenario), iso3);

  if (code == NULL && outlook != NULL)
    code = pledge_edition_get_currency (outlook, iso3);
  for (guint i = 0; code == NULL && i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i); /* the catalogue keeps it */

      code = pledge_edition_get_currency (edition, iso3);
    }

  return code;
}

static void
select_currency (PledgeSolverForm *self, const char *code)
{
  for (guint i = 0; i < self->currencies->len; i++)
    if (g_strcmp0 (self->currencies->pdata[i], code) == 0)
      adw_combo_row_set_selected (self->currency, i);
}

static void
select_ally (PledgeSolverForm *self, const char *iso3)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_strcmp0 (pledge_member_get_iso3 (self->members->pdata[i]), iso3) == 0)
      adw_combo_row_set_selected (self->ally, i + 1);
}

/* Another ally counts in another currency. */
static void
ally_cb (PledgeSolverForm *self)
{
  const char *iso3;

  if (self->following)
    return;

  iso3 = get_ally (self);
  self->following = TRUE;
  if (iso3 != NULL && !g_str_equal (get_currency (self), "USD"))
    select_currency (self, find_currency (self, iso3));
  self->following = FALSE;
  changed_cb (self);
}

/* A currency that one member alone has is that member's. */
static void
currency_cb (PledgeSolverForm *self)
{
  const char *code, *only = NULL;
  guint n = 0;

  if (self->following)
    return;

  code = get_currency (self);
  for (guint i = 0; i < self->members->len; i++)
    {
      const char *iso3 = pledge_member_get_iso3 (self->members->pdata[i]);

      if (g_strcmp0 (find_currency (self, iso3), code) != 0)
        continue;
      only = iso3;
      n++;
    }
  self->following = TRUE;
  if (n == 1 && !g_str_equal (code, "USD"))
    select_ally (self, only);
  self->following = FALSE;
  changed_cb (self);
}

static const char *
get_text (PledgeSolverForm *self, guint field)
{
  return pledge_field_row_get_text (self->fields[field]);
}

static gboolean
is_empty (PledgeSolverForm *self, guint field)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self, field)));

  return *text == '\0';
}

/* Always returns FALSE. */
static gboolean
refuse (PledgeSolverForm *self, guint field, const char *sentence)
{
  pledge_field_row_set_error (self->fields[field], sentence);
  if (field >= BASE_YEAR)
    adw_expander_row_set_expanded (self->own, TRUE);
  else if (field >= YEAR)
    adw_expander_row_set_expanded (self->known, TRUE);

  return FALSE;
}

/* What is empty leaves value as it is. */
static gboolean
read_number (PledgeSolverForm *self, guint field, double above, double most, const char *sentence, double *value)
{
  double typed;

  if (is_empty (self, field))
    return TRUE;
  if (!pledge_typed_number_read (get_text (self, field), &typed) || typed <= above || typed > most)
    return refuse (self, field, sentence);

  *value = typed;
  return TRUE;
}

static gboolean
read_amount (PledgeSolverForm *self, guint field, double *million)
{
  static const double units_m[] = { 1, 1e3, 1e6 };
  guint position = gtk_drop_down_get_selected (self->unit);
  double unit_m = units_m[MIN (position, G_N_ELEMENTS (units_m) - 1)];
  double typed = NAN;

  if (!read_number (self, field, 0, MAX_AMOUNT_M / unit_m, _("A number above 0 is expected, such as 75 or 75.5."), &typed))
    return FALSE;
  if (!isnan (typed))
    *million = round (typed * unit_m * 1e6) / 1e6; /* of 64.1 billion 64100 million, not the double beside it */

  return TRUE;
}

static gboolean
read_year (PledgeSolverForm *self, guint field, int *year)
{
  int typed;

  if (is_empty (self, field))
    return TRUE;
  if (!pledge_typed_number_read_int (get_text (self, field), &typed) || typed < PLEDGE_BY_YEAR_MIN || typed > PLEDGE_BY_YEAR_MAX)
    {
      g_autofree char *sentence = g_strdup_printf (_("A year from %d to %d is expected."), PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX);

      return refuse (self, field, sentence);
    }

  *year = typed;
  return TRUE;
}

static gboolean
check_currency (PledgeSolverForm *self)
{
  const char *iso3 = get_ally (self), *code = get_currency (self);
  const char *own = iso3 != NULL ? find_currency (self, iso3) : NULL;
  g_autofree char *sentence = NULL, *markup = NULL;

  if (g_str_equal (code, "USD") || g_strcmp0 (own, code) == 0)
    sentence = g_strdup ("");
  else if (iso3 == NULL)
    sentence = g_strdup (_("Several allies together are counted in US$: choose one of them."));
  else
    /* Translators: an ISO 4217 code such as EUR */
    sentence = own != NULL ? g_strdup_printf (_("US$ or this ally’s own, %s, is expected."), own) : g_strdup (_("US$ is expected."));

  markup = g_markup_escape_text (sentence, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->currency), markup);
  if (*sentence != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->currency), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->currency), "wrong");
  return *sentence == '\0';
}

static gboolean
has_base (PledgeSolverForm *self)
{
  for (guint field = BASE_YEAR; field < N_FIELDS; field++)
    if (!is_empty (self, field))
      return TRUE;

  return FALSE;
}

/* Of figures of one's own all but the end is needed, and who spends that. */
static gboolean
read_base (PledgeSolverForm *self, const PledgeSolverQuestion *question, PledgePathBase *base)
{
  gboolean good = TRUE;

  *base = (PledgePathBase) { .end_spending_m = NAN };
  good &= read_year (self, BASE_YEAR, &base->year) && (base->year != 0 || refuse (self, BASE_YEAR, _("The year that these figures are of is needed.")));
  good &= read_amount (self, BASE_SPENDING, &base->spending_m) &&
          (base->spending_m > 0 || refuse (self, BASE_SPENDING, _("Spending in that year is needed.")));
  good &= read_number (self, BASE_SHARE, 0, MAX_SHARE_PCT, _("A share of GDP above 0 is expected, such as 2.3."), &base->share_pct) &&
          (base->share_pct > 0 || refuse (self, BASE_SHARE, _("What share of GDP that is, is needed.")));
  good &= read_amount (self, END_SPENDING, &base->end_spending_m);
  if (good && question->iso3 == NULL)
    good = refuse (self, BASE_SPENDING, _("These are figures of one ally: choose it above."));
  if (good && !isnan (base->end_spending_m) && question->by_year == 0)
    good = refuse (self, BY_YEAR, _("The year of the spending at the end is needed."));
  if (good)
    {
      g_strlcpy (base->iso3, question->iso3, sizeof base->iso3);
      g_strlcpy (base->currency, question->currency, sizeof base->currency);
    }

  return good;
}

/* A path leads to a later year. */
static gboolean
check_years (PledgeSolverForm *self, const PledgeSolverQuestion *question, int base_year)
{
  int from = base_year != 0 ? base_year : question->year;
  g_autofree char *sentence = NULL;

  if (question->by_year == 0 || question->by_year > from)
    return TRUE;

  sentence = g_strdup_printf (_("A year after %d is expected."), from);
  return refuse (self, BY_YEAR, sentence);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (pledge_member_get_name (*(PledgeMember *const *) a), pledge_member_get_name (*(PledgeMember *const *) b));
}

static int
compare_codes_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_members (PledgeSolverForm *self)
{
  GListModel *all = pledge_catalogue_get_members (pledge_scenario_get_catalogue (self->scenario));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *together = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PledgeMember) member = g_list_model_get_item (all, i);

      if (pledge_member_get_has_forces (member))
        g_ptr_array_add (self->members, g_steal_pointer (&member));
    }
  g_ptr_array_sort (self->members, compare_names_cb);

  /* Translators: %s: an alliance */
  together = g_strdup_printf (_("%s together"), pledge_alliance_get_title (pledge_scenario_get_alliance (self->scenario)));
  gtk_string_list_append (names, together);
  for (guint i = 0; i < self->members->len; i++)
    gtk_string_list_append (names, pledge_member_get_name (self->members->pdata[i]));
  adw_combo_row_set_model (self->ally, G_LIST_MODEL (names));
}

static void
fill_currencies (PledgeSolverForm *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const char *code = find_currency (self, pledge_member_get_iso3 (self->members->pdata[i]));

      if (code != NULL && !g_str_equal (code, "USD") && !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }
  g_ptr_array_sort (codes, compare_codes_cb);

  g_ptr_array_add (self->currencies, g_strdup ("USD"));
  gtk_string_list_append (names, _("US$"));
  for (guint i = 0; i < codes->len; i++)
    {
      g_ptr_array_add (self->currencies, g_strdup (codes->pdata[i]));
      gtk_string_list_append (names, codes->pdata[i]);
    }
  adw_combo_row_set_model (self->currency, G_LIST_MODEL (names));
}

static void
set_amount (PledgeSolverForm *self, guint field, double million)
{
  g_autofree char *text = isnan (million) ? g_strdup ("") : pledge_typed_number_write (million / 1e3);

  pledge_field_row_set_text (self->fields[field], text);
}

/* In billion, as the form begins. */
static void
fill_base (PledgeSolverForm *self, const PledgePathAssumptions *assumptions)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (assumptions);
  g_autofree char *year = NULL, *share = NULL, *by_year = NULL;

  if (base == NULL)
    return;

  select_ally (self, base->iso3);
  select_currency (self, base->currency);
  year = g_strdup_printf ("%d", base->year);
  share = pledge_typed_number_write (base->share_pct);
  pledge_field_row_set_text (self->fields[BASE_YEAR], year);
  pledge_field_row_set_text (self->fields[BASE_SHARE], share);
  set_amount (self, BASE_SPENDING, base->spending_m);
  set_amount (self, END_SPENDING, base->end_spending_m);
  if (isnan (base->end_spending_m))
    return;
  by_year = g_strdup_printf ("%d", pledge_path_assumptions_get_by_year (assumptions));
  pledge_field_row_set_text (self->fields[BY_YEAR], by_year);
}

static void
pledge_solver_form_dispose (GObject *object)
{
  PledgeSolverForm *self = PLEDGE_SOLVER_FORM (object);
  GtkWidget *child;

  self->following = TRUE; /* lists that go away choose nothing */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (pledge_solver_form_parent_class)->dispose (object);
}

static void
pledge_solver_form_finalize (GObject *object)
{
  PledgeSolverForm *self = PLEDGE_SOLVER_FORM (object);

  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->currencies);

  G_OBJECT_CLASS (pledge_solver_form_parent_class)->finalize (object);
}

static void
pledge_solver_form_class_init (PledgeSolverFormClass *klass)
{
  static const char *const names[N_FIELDS] = { "amount", "tolerance", "year", "by_year", "target", "base_year", "base_spending", "base_share", "end_spending" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_solver_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = pledge_solver_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", PLEDGE_TYPE_SOLVER_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLEDGE_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/solver-form.ui");
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE, G_STRUCT_OFFSET (PledgeSolverForm, fields) + i * (gssize) sizeof (gpointer));
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverForm, unit);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverForm, currency);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverForm, ally);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverForm, known);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverForm, own);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ally_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pledge_solver_form_init (PledgeSolverForm *self)
{
  g_autofree char *tolerance = pledge_typed_number_write (PLEDGE_SOLVER_TOLERANCE_PCT);

  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->currencies = g_ptr_array_new_with_free_func (g_free);
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_selected (self->unit, 1);
  pledge_field_row_set_text (self->fields[TOLERANCE], tolerance);
}

void
pledge_solver_form_set_scenario (PledgeSolverForm *self, PledgeScenario *scenario)
{
  g_return_if_fail (PLEDGE_IS_SOLVER_FORM (self));
  g_return_if_fail (PLEDGE_IS_SCENARIO (scenario));
  g_return_if_fail (self->scenario == NULL);

  self->scenario = g_object_ref (scenario);
  fill_members (self);
  fill_currencies (self);
  select_ally (self, pledge_scenario_get_selected (scenario));
  fill_base (self, pledge_scenario_get_path_assumptions (scenario));
  self->following = FALSE;
}

PledgeSolverFormState
pledge_solver_form_read (PledgeSolverForm *self, PledgeSolverQuestion *question, PledgePathBase *base, gboolean *with_base)
{
  gboolean good = TRUE;

  g_return_val_if_fail (PLEDGE_IS_SOLVER_FORM (self), PLEDGE_SOLVER_FORM_EMPTY);
  g_return_val_if_fail (question != NULL && base != NULL && with_base != NULL, PLEDGE_SOLVER_FORM_EMPTY);

  for (guint i = 0; i < N_FIELDS; i++)
    pledge_field_row_set_error (self->fields[i], NULL);
  *question = (PledgeSolverQuestion) { .iso3 = get_ally (self), .currency = get_currency (self), .tolerance_pct = PLEDGE_SOLVER_TOLERANCE_PCT,
                                       .target_pct = NAN };
  *with_base = has_base (self);
  *base = (PledgePathBase) { .end_spending_m = NAN };

  good &= check_currency (self);
  good &= read_amount (self, AMOUNT, &question->amount_m);
  good &= read_number (self, TOLERANCE, -1, MAX_TOLERANCE_PCT, _("A number of per cent from 0 to 100 is expected."), &question->tolerance_pct);
  good &= read_year (self, YEAR, &question->year);
  good &= read_year (self, BY_YEAR, &question->by_year);
  good &= read_number (self, TARGET, 0, PLEDGE_TARGET_MAX_PCT, _("A share of GDP above 0 and up to 20 is expected, such as 2.5."), &question->target_pct);
  if (*with_base)
    good &= read_base (self, question, base);
  good = good && check_years (self, question, base->year);
  if (!good)
    return PLEDGE_SOLVER_FORM_WRONG;

  return is_empty (self, AMOUNT) ? PLEDGE_SOLVER_FORM_EMPTY : PLEDGE_SOLVER_FORM_READY;
}

char **
pledge_solver_form_dup_words (PledgeSolverForm *self)
{
  g_autoptr (GStrvBuilder) words = NULL;
  const char *iso3;

  g_return_val_if_fail (PLEDGE_IS_SOLVER_FORM (self), NULL);

  words = g_strv_builder_new ();
  for (guint i = 0; i < N_FIELDS; i++)
    g_strv_builder_add (words, get_text (self, i));
  iso3 = get_ally (self);
  g_strv_builder_add (words, iso3 != NULL ? iso3 : "");
  g_strv_builder_add (words, get_currency (self));
  g_strv_builder_add (words, gtk_drop_down_get_selected (self->unit) == 0 ? "0" : gtk_drop_down_get_selected (self->unit) == 1 ? "1" : "2");

  return g_strv_builder_end (words);
}

void
pledge_solver_form_set_words (PledgeSolverForm *self, const char *const *words)
{
  g_return_if_fail (PLEDGE_IS_SOLVER_FORM (self));
  g_return_if_fail (words != NULL && g_strv_length ((char **) words) == N_FIELDS + 3);

  self->following = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    pledge_field_row_set_text (self->fields[i], words[i]);
  adw_combo_row_set_selected (self->ally, 0);
  select_ally (self, words[N_FIELDS]);
  select_currency (self, words[N_FIELDS + 1]);
  gtk_drop_down_set_selected (self->unit, words[N_FIELDS + 2][0] - '0');
  adw_expander_row_set_expanded (self->own, has_base (self));
  self->following = FALSE;
}

void
pledge_solver_form_grab_amount (PledgeSolverForm *self)
{
  g_return_if_fail (PLEDGE_IS_SOLVER_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->fields[AMOUNT]));
}
