/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-export.h"

#include <string.h>

#include "pledge-data.h"
#include "pledge-sheet.h"

/* Without it spreadsheets guess another encoding, and “Türkiye” is spoiled. */
#define BYTE_ORDER_MARK "\357\273\277"

GBytes *
pledge_export_render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format, GError **error)
{
  g_autofree char *table = NULL;
  char *text;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (format < PLEDGE_EXPORT_N_FORMATS, NULL);

  if (pledge_export_format_is_picture (format))
    return pledge_picture_render (scenario, options, format, error);

  if (format == PLEDGE_EXPORT_CSV)
    {
      table = pledge_data_to_csv (scenario, options->view);
      text = g_strconcat (BYTE_ORDER_MARK, table, NULL);
    }
  else
    text = pledge_data_to_json (scenario, options->view);

  return g_bytes_new_take (text, strlen (text));
}

char *
pledge_export_suggest_name (const PledgeAnswer *answer, PledgeView view, PledgeExportFormat format)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (format < PLEDGE_EXPORT_N_FORMATS, NULL);

  target = pledge_sheet_number (pledge_answer_get_target_pct (answer));
  return g_strdup_printf ("pledgeline-%s-%s-%d-%s%s%s.%s", pledge_alliance_get_id (pledge_answer_get_alliance (answer)),
                          pledge_edition_get_id (pledge_answer_get_edition (answer)), pledge_answer_get_year (answer), target,
                          view != PLEDGE_VIEW_RANKING ? "-" : "", view != PLEDGE_VIEW_RANKING ? pledge_view_to_id (view) : "",
                          pledge_export_format_to_id (format));
}
