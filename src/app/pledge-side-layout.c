/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-side-layout.h"

/* From this width on the children stand beside each other; the second then has that much of it. */
#define WIDE_PX 700
#define SIDE_PX 376
/* Of the height that the first child has above the second. */
#define ABOVE_SHARE 0.36
#define ABOVE_MIN_PX 96

struct _PledgeSideLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PledgeSideLayout, pledge_side_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
pledge_side_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* Two children that scroll or shrink have small minima, so that sums of them fit either arrangement. */
static void
pledge_side_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural : MAX (*natural, child_natural);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, 2 * ABOVE_MIN_PX);
  *natural = MAX (*minimum, *natural);
}

static void
pledge_side_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation one = { 0, 0, width, height }, other = one;

  g_return_if_fail (second != NULL);

  if (width >= WIDE_PX)
    {
      one.width = width - SIDE_PX;
      other.width = SIDE_PX;
      one.x = right_to_left ? SIDE_PX : 0;
      other.x = right_to_left ? 0 : one.width;
    }
  else
    {
      int natural;

      /* What the second has no use for is the first one's. */
      gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      one.height = MAX (MAX ((int) (height * ABOVE_SHARE), height - natural), ABOVE_MIN_PX);
      other.y = one.height;
      other.height = MAX (height - one.height, 0);
    }
  gtk_widget_size_allocate (first, &one, -1);
  gtk_widget_size_allocate (second, &other, -1);
}

static void
pledge_side_layout_class_init (PledgeSideLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = pledge_side_layout_get_request_mode;
  manager_class->measure = pledge_side_layout_measure;
  manager_class->allocate = pledge_side_layout_allocate;
}

static void
pledge_side_layout_init (PledgeSideLayout *self)
{
}
