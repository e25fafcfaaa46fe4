/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-huffman.h"

#include <stdlib.h>
#include <string.h>

#define N_LENGTH_SYMBOLS 19
#define MAX_LENGTH_BITS 7
#define DYNAMIC_CODES 2
/* Of the code of lengths: the last one again 3 to 6 times, 3 to 10 zeros, 11 to 138 zeros. */
#define AGAIN 16
#define FEW_ZEROS 17
#define MANY_ZEROS 18

typedef struct {
  guint32 count;
  guint16 symbol;
} Leaf;

/* A run of equal lengths as a symbol, and how many more bits it has. */
typedef struct {
  guint8 symbol, extra, n_extra;
} Run;

static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const Leaf *one = a, *other = b;

  if (one->count != other->count)
    return one->count < other->count ? -1 : 1;
  return (int) one->symbol - (int) other->symbol;
}

/* Joins the two rarest again and again; leaves and what was joined are both in order, so each is a queue.
 * Returns the greatest depth. */
static guint
find_depths (const Leaf *leaves, guint n, guint8 *depths)
{
  guint64 counts[2 * PLEDGE_HUFFMAN_MAX_SYMBOLS];
  guint parents[2 * PLEDGE_HUFFMAN_MAX_SYMBOLS];
  guint8 levels[2 * PLEDGE_HUFFMAN_MAX_SYMBOLS];
  guint next_leaf = 0, next_joined = n, deepest = 0;

  for (guint i = 0; i < n; i++)
    counts[i] = leaves[i].count;
  for (guint made = n; made < 2 * n - 1; made++)
    {
      counts[made] = 0;
      for (guint k = 0; k < 2; k++)
        {
          gboolean is_leaf = next_leaf < n && (next_joined == made || counts[next_leaf] <= counts[next_joined]);
          guint taken = is_leaf ? next_leaf++ : next_joined++;

          parents[taken] = made;
          counts[made] += counts[taken];
        }
    }

  levels[2 * n - 2] = 0;
  for (guint i = 2 * n - 2; i-- > 0;)
    {
      levels[i] = levels[parents[i]] + 1;
      if (i < n)
        {
          depths[i] = levels[i];
          deepest = MAX (deepest, depths[i]);
        }
    }

  return deepest;
}

/* Codes of one length are numbers in a row; a reader takes their highest bit first. */
static void
number_codes (PledgeHuffman *self, guint n_symbols, guint max_length)
{
  guint next = 0;

  for (guint length = 1; length <= max_length; length++, next <<= 1)
    for (guint i = 0; i < n_symbols; i++)
      if (self->lengths[i] == length)
        {
          guint code = next++;

          self->codes[i] = 0;
          for (guint bit = 0; bit < length; bit++)
            self->codes[i] |= (code >> bit & 1) << (length - 1 - bit);
        }
}

void
pledge_huffman_make (PledgeHuffman *self, const guint32 *counts, guint n_symbols, guint max_length)
{
  Leaf leaves[PLEDGE_HUFFMAN_MAX_SYMBOLS];
  guint8 depths[PLEDGE_HUFFMAN_MAX_SYMBOLS];
  guint n = 0;

  memset (self, 0, sizeof *self);
  for (guint i = 0; i < n_symbols; i++)
    if (counts[i] > 0)
      leaves[n++] = (Leaf) { counts[i], (guint16) i };
  for (guint i = 0; n < 2; i++)
    if (counts[i] == 0)
      leaves[n++] = (Leaf) { 1, (guint16) i };

  /* Too deep a tree comes of counts too far apart: halved, they come closer. */
  qsort (leaves, n, sizeof *leaves, compare_leaves);
  while (find_depths (leaves, n, depths) > max_length)
    for (guint i = 0; i < n; i++)
      leaves[i].count = (leaves[i].count + 1) / 2;

  for (guint i = 0; i < n; i++)
    self->lengths[leaves[i].symbol] = depths[i];
  number_codes (self, n_symbols, max_length);
}

static guint
list_runs (const guint8 *lengths, guint n_lengths, Run *runs)
{
  guint n_runs = 0;

  for (guint i = 0; i < n_lengths;)
    {
      guint8 length = lengths[i];
      guint n = 1;

      while (i + n < n_lengths && lengths[i + n] == length)
        n++;
      i += n;
      if (length != 0)
        {
          runs[n_runs++] = (Run) { length, 0, 0 };
          n--;
        }
      while (n >= 3)
        {
          guint taken = MIN (n, length != 0 ? 6 : 138);

          if (length != 0)
            runs[n_runs++] = (Run) { AGAIN, taken - 3, 2 };
          else if (taken <= 10)
            runs[n_runs++] = (Run) { FEW_ZEROS, taken - 3, 3 };
          else
            runs[n_runs++] = (Run) { MANY_ZEROS, taken - 11, 7 };
          n -= taken;
        }
      for (; n > 0; n--)
        runs[n_runs++] = (Run) { length, 0, 0 };
    }

  return n_runs;
}

void
pledge_huffman_write_head (PledgeBits *bits, const PledgeHuffman *literals, guint n_literals, const PledgeHuffman *distances,
                           guint n_distances, gboolean is_last)
{
  static const guint8 order[N_LENGTH_SYMBOLS] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
  guint8 lengths[2 * PLEDGE_HUFFMAN_MAX_SYMBOLS];
  Run runs[2 * PLEDGE_HUFFMAN_MAX_SYMBOLS];
  guint32 counts[N_LENGTH_SYMBOLS] = { 0 };
  guint n_runs, n_order = N_LENGTH_SYMBOLS;
  PledgeHuffman code;

  memcpy (lengths, literals->lengths, n_literals);
  memcpy (lengths + n_literals, distances->lengths, n_distances);
  n_runs = list_runs (lengths, n_literals + n_distances, runs);
  for (guint i = 0; i < n_runs; i++)
    counts[runs[i].symbol]++;
  pledge_huffman_make (&code, counts, N_LENGTH_SYMBOLS, MAX_LENGTH_BITS);
  while (n_order > 4 && code.lengths[order[n_order - 1]] == 0)
    n_order--;

  pledge_bits_put (bits, is_last, 1);
  pledge_bits_put (bits, DYNAMIC_CODES, 2);
  pledge_bits_put (bits, n_literals - 257, 5);
  pledge_bits_put (bits, n_distances - 1, 5);
  pledge_bits_put (bits, n_order - 4, 4);
  for (guint i = 0; i < n_order; i++)
    pledge_bits_put (bits, code.lengths[order[i]], 3);
  for (guint i = 0; i < n_runs; i++)
    {
      pledge_bits_put (bits, code.codes[runs[i].symbol], code.lengths[runs[i].symbol]);
      pledge_bits_put (bits, runs[i].extra, runs[i].n_extra);
    }
}

void
pledge_bits_put (PledgeBits *self, guint32 bits, guint n_bits)
{
  guint32 whole;

  self->waiting |= (guint64) bits << self->n_waiting;
  self->n_waiting += n_bits;
  if (self->n_waiting < 32)
    return;

  whole = GUINT32_TO_LE ((guint32) self->waiting);
  g_byte_array_append (self->to, (const guint8 *) &whole, sizeof whole);
  self->waiting >>= 32;
  self->n_waiting -= 32;
}

void
pledge_bits_flush (PledgeBits *self)
{
  guint64 whole = GUINT64_TO_LE (self->waiting);

  g_byte_array_append (self->to, (const guint8 *) &whole, (self->n_waiting + 7) / 8);
  self->waiting = 0;
  self->n_waiting = 0;
}
