/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture-file.h"

#include "pledge-metadata.h"
#include "pledge-pdf.h"
#include "pledge-picture.h"
#include "pledge-picture-scenario.h"
#include "pledge-png.h"

static GBytes *
render_svg (const PledgeScene *scene, const PledgePictureFile *file)
{
  const char *language = pledge_metadata_get_language ();
  g_autofree char *metadata = pledge_metadata_to_xml (file->edition, file->title, file->credit, language, file->scenario);

  return pledge_scene_to_svg (scene, file->title, file->description, language, metadata);
}

/* The scenario stands there twice: as the kind of text that PNG means for UTF-8, and as the one that programs which do not
 * know that kind, such as ImageMagick 6, carry over. */
static GBytes *
render_png (const PledgeScene *scene, const PledgePictureFile *file, GError **error)
{
  gsize length = 0;
  const char *data = file->scenario != NULL ? g_bytes_get_data (file->scenario, &length) : NULL;
  g_autofree char *scenario = data != NULL ? g_strndup (data, length) : NULL;
  const PledgePngText texts[] = {
    { .keyword = "Title", .text = file->title },
    { .keyword = "Description", .text = file->description },
    { .keyword = "Software", .text = "Pledgeline" },
    { .keyword = PLEDGE_PICTURE_SCENARIO_KEYWORD, .text = scenario },
    { .keyword = PLEDGE_PICTURE_SCENARIO_KEYWORD, .text = scenario, .plain = TRUE },
    { .keyword = NULL },
  };

  return pledge_png_render (scene, file->scale, PLEDGE_PX_PER_INCH * file->scale, texts, error);
}

GBytes *
pledge_picture_file_render (const PledgeScene *const *pages, guint n_pages, const PledgePictureFile *file, PledgeExportFormat format, GError **error)
{
  const PledgePdfInfo info = { .title = file->title, .subject = file->description, .scenario = file->scenario };

  g_return_val_if_fail (pages != NULL && n_pages > 0, NULL);
  g_return_val_if_fail (n_pages == 1 || format == PLEDGE_EXPORT_PDF, NULL);

  switch (format)
    {
    case PLEDGE_EXPORT_SVG:
      return render_svg (pages[0], file);
    case PLEDGE_EXPORT_PNG:
      return render_png (pages[0], file, error);
    case PLEDGE_EXPORT_PDF:
      return pledge_pdf_render_pages (pages, n_pages, &info, error);
    case PLEDGE_EXPORT_CSV:
    case PLEDGE_EXPORT_JSON:
    default:
      g_return_val_if_reached (NULL);
    }
}
