/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Bits and prefix codes as RFC 1951 has them, for pledge-deflate.c alone. */

G_BEGIN_DECLS

#define PLEDGE_HUFFMAN_MAX_SYMBOLS 288

/* Bits are put in from the lowest of a byte. */
typedef struct {
  GByteArray *to;
  guint64 waiting;
  guint n_waiting;
} PledgeBits;

/* n_bits: at most 32. */
void pledge_bits_put (PledgeBits *self, guint32 bits, guint n_bits);
/* Fills the last byte with zeros. */
void pledge_bits_flush (PledgeBits *self);

typedef struct {
  guint8 lengths[PLEDGE_HUFFMAN_MAX_SYMBOLS]; /* bits of a symbol's code; 0: the symbol does not occur */
  guint16 codes[PLEDGE_HUFFMAN_MAX_SYMBOLS];  /* to be put in as they are */
} PledgeHuffman;

/* The shortest codes of at most max_length bits for how often each symbol occurs. At least two symbols get one,
 * without which some readers refuse a code. */
void pledge_huffman_make (PledgeHuffman *self, const guint32 *counts, guint n_symbols, guint max_length);

/* The head of a block: both codes, the lengths of theirs themselves coded. */
void pledge_huffman_write_head (PledgeBits *bits, const PledgeHuffman *literals, guint n_literals, const PledgeHuffman *distances,
                                guint n_distances, gboolean is_last);

G_END_DECLS
