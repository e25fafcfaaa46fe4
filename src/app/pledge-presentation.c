/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-presentation.h"

#include "pledge-timeline.h"

struct _PledgePresentation {
  PledgeScenario *scenario;
  PledgeAnswer *answer;
  PledgeRevisions *revisions;
  GPtrArray *marks;
  double axis_max_pct;
  gboolean dragging;
  PledgeTimeline *timeline; /* made when it is first asked for */
  PledgePath *path;         /* likewise */
};

static void
presentation_clear (gpointer data)
{
  PledgePresentation *self = data;

  g_object_unref (self->scenario);
  pledge_answer_unref (self->answer);
  pledge_revisions_unref (self->revisions);
  g_ptr_array_unref (self->marks);
  g_clear_pointer (&self->timeline, pledge_timeline_unref);
  g_clear_pointer (&self->path, pledge_path_unref);
}

PledgePresentation *
pledge_presentation_new (PledgeScenario *scenario, PledgePresentation *before, gboolean dragging)
{
  PledgePresentation *self;
  PledgeChartRequest request = { 0 };

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_rc_box_new0 (PledgePresentation);
  self->scenario = g_object_ref (scenario);
  self->answer = pledge_answer_new (scenario);
  self->revisions = pledge_revisions_new (self->answer, pledge_catalogue_get_editions (pledge_scenario_get_catalogue (scenario)));
  self->dragging = dragging;
  /* Axes stand still under a hand that moves the line. */
  if (dragging && before != NULL)
    {
      self->marks = g_ptr_array_ref (before->marks);
      self->axis_max_pct = before->axis_max_pct;
      return self;
    }

  self->marks = pledge_catalogue_list_marks (pledge_scenario_get_catalogue (scenario), pledge_scenario_get_alliance (scenario));
  self->axis_max_pct = pledge_chart_share_max_pct (self->answer, &request);

  return self;
}

PledgePresentation *
pledge_presentation_ref (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_presentation_unref (PledgePresentation *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, presentation_clear);
}

PledgeScenario *
pledge_presentation_get_scenario (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scenario;
}

PledgeAnswer *
pledge_presentation_get_answer (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->answer;
}

PledgeRevisions *
pledge_presentation_get_revisions (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->revisions;
}

GPtrArray *
pledge_presentation_get_marks (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->marks;
}

gboolean
pledge_presentation_is_dragging (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->dragging;
}

PledgePath *
pledge_presentation_get_path (PledgePresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->path == NULL)
    self->path = pledge_path_new (self->scenario);
  return self->path;
}

void
pledge_presentation_fill_request (PledgePresentation *self, PledgeView view, PledgeChartRequest *request)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (request != NULL);

  request->marks = self->marks;
  request->revisions = self->revisions;
  request->axis_max_pct = self->axis_max_pct;
  request->selected = pledge_scenario_get_selected (self->scenario);
  request->selection = pledge_scenario_get_selection (self->scenario);
  if (view == PLEDGE_VIEW_HISTORY && self->timeline == NULL)
    self->timeline = pledge_timeline_new (self->scenario);
  request->timeline = self->timeline;
  if (view != PLEDGE_VIEW_PATH)
    return;

  request->path = pledge_presentation_get_path (self);
  request->axis_max_pct = 0; /* its shares are of one line, not of all members */
}
