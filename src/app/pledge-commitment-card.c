/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-commitment-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-commitment-text.h"

struct _PledgeCommitmentCard {
  GtkWidget parent_instance;
  GtkLabel *date;
  GtkLabel *parties;
  GtkLabel *fact;
  GtkLabel *details;
  GtkBox *share;
};

G_DEFINE_FINAL_TYPE (PledgeCommitmentCard, pledge_commitment_card, GTK_TYPE_WIDGET)

static char *
parties_text (const PledgeCommitmentInfo *info)
{
  /* Who speaks for itself alone is not named twice. */
  if (g_str_has_prefix (info->actor, info->addressee))
    return g_strdup (info->actor);

  /* Translators: who made a commitment or a demand, and whom it is about: "NATO heads of state → NATO members" */
  return g_strdup_printf (_("%s → %s"), info->actor, info->addressee);
}

static void
pledge_commitment_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pledge_commitment_card_parent_class)->dispose (object);
}

static void
pledge_commitment_card_class_init (PledgeCommitmentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_commitment_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/commitment-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentCard, date);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentCard, parties);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentCard, fact);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentCard, details);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentCard, share);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pledge_commitment_card_init (PledgeCommitmentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pledge_commitment_card_new (void)
{
  return g_object_new (PLEDGE_TYPE_COMMITMENT_CARD, NULL);
}

void
pledge_commitment_card_set_commitment (PledgeCommitmentCard *self, PledgeCommitment *commitment)
{
  g_autofree char *date = NULL;
  g_autofree char *parties = NULL;
  g_autofree char *details = NULL;
  GtkWidget *child;

  g_return_if_fail (PLEDGE_IS_COMMITMENT_CARD (self));
  g_return_if_fail (PLEDGE_IS_COMMITMENT (commitment));

  date = pledge_commitment_dup_text (commitment, PLEDGE_COMMITMENT_DATE);
  parties = parties_text (pledge_commitment_get_info (commitment));
  details = pledge_commitment_dup_details (commitment);
  gtk_label_set_text (self->date, date);
  gtk_label_set_text (self->parties, parties);
  gtk_label_set_text (self->fact, pledge_commitment_get_info (commitment)->fact);
  gtk_label_set_text (self->details, details);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->share))) != NULL)
    gtk_box_remove (self->share, child);
  gtk_box_append (self->share, pledge_commitment_share_new (commitment));
}

GtkWidget *
pledge_commitment_share_new (PledgeCommitment *commitment)
{
  g_autofree char *text = pledge_commitment_dup_text (commitment, PLEDGE_COMMITMENT_SHARE);
  g_autofree char *offer = pledge_commitment_dup_offer (commitment);
  GtkWidget *widget;

  if (offer == NULL)
    {
      widget = gtk_label_new (text);
      gtk_widget_set_tooltip_text (widget, _("No share of GDP was named"));
      gtk_widget_add_css_class (widget, "dim-label");
    }
  else
    {
      widget = gtk_button_new_with_label (text);
      gtk_widget_set_tooltip_text (widget, offer);
      gtk_widget_add_css_class (widget, "target-pill");
      gtk_widget_add_css_class (widget, "numeric");
      /* By key the whole row is activated. */
      gtk_widget_set_focusable (widget, FALSE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "commitments.set-target");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "d", pledge_commitment_get_info (commitment)->target_pct);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, offer, -1);
    }
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);

  return widget;
}
