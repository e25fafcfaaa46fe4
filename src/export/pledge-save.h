/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A file goes out whole or not at all: written beside, flushed to the disk, renamed over.
 *
 * What is written beside has no name until it is whole, so that nothing is left where the process is killed. A
 * file system that knows no files without a name (FAT, some network folders) can then keep a hidden one,
 * ".picture.svg.XXXXXX". */

G_BEGIN_DECLS

/* On FALSE the error is one sentence that names the file, and a file that was there before is untouched.
 * A device or pipe is written to directly. */
gboolean pledge_save_path (const char *path, GBytes *bytes, GError **error);

/* The same for what a file dialog gives, which may have no path. */
gboolean pledge_save_file (GFile *file, GBytes *bytes, GError **error);

G_END_DECLS
