/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-look.h"

struct _PledgeLook {
  GObject parent_instance;
  PledgeStyle style;
  PledgeFonts *fonts;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeLook, pledge_look, G_TYPE_OBJECT)

static PledgeTheme
find_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? PLEDGE_THEME_HIGH_CONTRAST_DARK : PLEDGE_THEME_HIGH_CONTRAST;

  return dark ? PLEDGE_THEME_DARK : PLEDGE_THEME_LIGHT;
}

static void
look_read (PledgeLook *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font_name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  int dpi;

  g_object_get (settings, "gtk-font-name", &font_name, "gtk-xft-dpi", &dpi, NULL);
  font = pango_font_description_from_string (font_name != NULL ? font_name : "");
  g_clear_pointer (&self->fonts, pledge_fonts_unref);
  self->fonts = pledge_fonts_new (pango_font_description_get_family (font));
  self->style = pledge_style_new (find_theme (), dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0);
}

static void
changed_cb (PledgeLook *self)
{
  look_read (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pledge_look_finalize (GObject *object)
{
  PledgeLook *self = PLEDGE_LOOK (object);

  g_clear_pointer (&self->fonts, pledge_fonts_unref);

  G_OBJECT_CLASS (pledge_look_parent_class)->finalize (object);
}

static void
pledge_look_class_init (PledgeLookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_look_finalize;

  signals[CHANGED] = g_signal_new ("changed", PLEDGE_TYPE_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pledge_look_init (PledgeLook *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  look_read (self);
}

PledgeLook *
pledge_look_new (void)
{
  return g_object_new (PLEDGE_TYPE_LOOK, NULL);
}

const PledgeStyle *
pledge_look_get_style (PledgeLook *self)
{
  g_return_val_if_fail (PLEDGE_IS_LOOK (self), NULL);

  return &self->style;
}

PledgeFonts *
pledge_look_get_fonts (PledgeLook *self)
{
  g_return_val_if_fail (PLEDGE_IS_LOOK (self), NULL);

  return self->fonts;
}
