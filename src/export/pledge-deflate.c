/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-deflate.h"

#include <string.h>

#include "pledge-huffman.h"

/* As far back as a stream may point, and as much as it may take from there at once. */
#define WINDOW 32768
#define MIN_MATCH 3
#define MAX_MATCH 258
#define MAX_CODE_BITS 15
#define N_LITERALS 286
#define N_DISTANCES 30
#define END_OF_BLOCK 256
#define FIRST_LENGTH 257
/* A block has codes of its own: often enough that they fit, seldom enough that their own length is nothing. */
#define MAX_TOKENS 65536
#define ADLER_PRIME 65521
/* Places where pixels were that neither the left nor the one above tells: text, mostly. */
#define PLACE_BITS 13
#define AT_ONCE_PX 32
/* With that many pixels at hand no other place is looked at. */
#define ENOUGH_PX 8
/* A byte, or a match: this bit, the length and the distance less the least of each. */
#define MATCH_BIT 0x80000000u
#define LENGTH_SHIFT 15

/* Bytes that stand `distance` before, and how many pixels of them. */
typedef struct {
  guint n_px;
  guint distance;
} Match;

struct _PledgeDeflate {
  guint width, channels, row_bytes;
  guint n_rows;     /* so far */
  guint n_kept;     /* rows that the window can reach, and the one at hand */
  guint32 *kept;    /* row y at y % n_kept */
  guint64 *places;  /* by hash: pixel number + 1; 0: none yet */
  guint32 *tokens;
  guint n_tokens;
  guint32 literals[PLEDGE_HUFFMAN_MAX_SYMBOLS], distances[PLEDGE_HUFFMAN_MAX_SYMBOLS]; /* how many of each */
  guint64 row_sum, row_weighted; /* the last row's share of the check sum */
  guint64 sum, weighted;         /* Adler's check sum */
  PledgeBits bits;
};

static guint
highest_bit (guint number)
{
  return g_bit_storage (number) - 1;
}

/* 3 to 10 have a symbol each, then four share each further bit; the longest has its own. */
static guint
length_symbol (guint length, guint *n_extra)
{
  guint rest = length - MIN_MATCH, bit;

  *n_extra = 0;
  if (rest < 8)
    return FIRST_LENGTH + rest;
  if (length == MAX_MATCH)
    return FIRST_LENGTH + 28;

  bit = highest_bit (rest);
  *n_extra = bit - 2;
  return FIRST_LENGTH + 4 * (bit - 1) + (rest >> (bit - 2) & 3);
}

/* The same with two for each bit. */
static guint
distance_symbol (guint distance, guint *n_extra)
{
  guint rest = distance - 1, bit;

  *n_extra = 0;
  if (rest < 4)
    return rest;

  bit = highest_bit (rest);
  *n_extra = bit - 1;
  return 2 * bit + (rest >> (bit - 1) & 1);
}

static void
write_match (PledgeDeflate *self, const PledgeHuffman *literals, const PledgeHuffman *distances, guint32 token)
{
  guint length = (token & ~MATCH_BIT) >> LENGTH_SHIFT, distance = token & (WINDOW - 1), n_extra, symbol;

  symbol = length_symbol (length + MIN_MATCH, &n_extra);
  pledge_bits_put (&self->bits, literals->codes[symbol], literals->lengths[symbol]);
  pledge_bits_put (&self->bits, length & ((1u << n_extra) - 1), n_extra);
  symbol = distance_symbol (distance + 1, &n_extra);
  pledge_bits_put (&self->bits, distances->codes[symbol], distances->lengths[symbol]);
  pledge_bits_put (&self->bits, distance & ((1u << n_extra) - 1), n_extra);
}

static void
write_block (PledgeDeflate *self, gboolean is_last)
{
  PledgeHuffman literals, distances;

  self->literals[END_OF_BLOCK]++;
  pledge_huffman_make (&literals, self->literals, N_LITERALS, MAX_CODE_BITS);
  pledge_huffman_make (&distances, self->distances, N_DISTANCES, MAX_CODE_BITS);
  pledge_huffman_write_head (&self->bits, &literals, N_LITERALS, &distances, N_DISTANCES, is_last);
  for (guint i = 0; i < self->n_tokens; i++)
    if (self->tokens[i] & MATCH_BIT)
      write_match (self, &literals, &distances, self->tokens[i]);
    else
      pledge_bits_put (&self->bits, literals.codes[self->tokens[i]], literals.lengths[self->tokens[i]]);
  pledge_bits_put (&self->bits, literals.codes[END_OF_BLOCK], literals.lengths[END_OF_BLOCK]);

  self->n_tokens = 0;
  memset (self->literals, 0, sizeof self->literals);
  memset (self->distances, 0, sizeof self->distances);
}

static void
add_token (PledgeDeflate *self, guint32 token)
{
  if (self->n_tokens == MAX_TOKENS)
    write_block (self, FALSE);
  self->tokens[self->n_tokens++] = token;
}

static void
add_byte (PledgeDeflate *self, guint8 byte)
{
  add_token (self, byte);
  self->literals[byte]++;
}

static void
add_pixel (PledgeDeflate *self, guint32 pixel)
{
  add_byte (self, pixel >> 16 & 0xff);
  add_byte (self, pixel >> 8 & 0xff);
  add_byte (self, pixel & 0xff);
  if (self->channels == 4)
    add_byte (self, pixel >> 24);
}

static void
add_match (PledgeDeflate *self, const Match *match)
{
  guint left = match->n_px * self->channels, most = MAX_MATCH / self->channels * self->channels, n_extra;

  while (left > 0)
    {
      guint length = MIN (left, most);

      add_token (self, MATCH_BIT | (length - MIN_MATCH) << LENGTH_SHIFT | (match->distance - 1));
      self->literals[length_symbol (length, &n_extra)]++;
      self->distances[distance_symbol (match->distance, &n_extra)]++;
      left -= length;
    }
}

static guint32 *
get_row (PledgeDeflate *self, guint y)
{
  return self->kept + (gsize) (y % self->n_kept) * self->width;
}

/* How many pixels are equal: in long runs many at a time, then by two. */
static guint
count_equal (const guint32 *a, const guint32 *b, guint most)
{
  guint n = 0;
  guint64 one, other;

  while (n + AT_ONCE_PX <= most && memcmp (a + n, b + n, AT_ONCE_PX * sizeof *a) == 0)
    n += AT_ONCE_PX;
  for (; n + 2 <= most; n += 2)
    {
      memcpy (&one, a + n, sizeof one);
      memcpy (&other, b + n, sizeof other);
      if (one != other)
        break;
    }
  while (n < most && a[n] == b[n])
    n++;

  return n;
}

/* Where these two pixels were last, and how far they go on being the same. The place is then here. */
static Match
look_elsewhere (PledgeDeflate *self, const guint32 *row, guint x)
{
  Match match = { 0, 0 };
  guint64 here = (guint64) self->n_rows * self->width + x, there;
  guint32 hash;
  guint y0, x0;
  guint64 distance;

  if (x + 1 >= self->width)
    return match;

  hash = (row[x] * 2654435761u ^ row[x + 1] * 2246822519u) >> (32 - PLACE_BITS);
  there = self->places[hash];
  self->places[hash] = here + 1;
  if (there == 0)
    return match;

  y0 = (guint) ((there - 1) / self->width);
  x0 = (guint) ((there - 1) % self->width);
  distance = (guint64) (self->n_rows - y0) * self->row_bytes + ((gint64) x - x0) * self->channels;
  if (distance > WINDOW || self->n_rows - y0 >= self->n_kept)
    return match;

  match.distance = (guint) distance;
  match.n_px = count_equal (row + x, get_row (self, y0) + x0, MIN (self->width - MAX (x, x0), MAX_MATCH / self->channels));
  return match;
}

/* The longest of what is to the left, above and elsewhere; the nearer, which is shorter to say, where they are
 * as good. */
static Match
find_match (PledgeDeflate *self, const guint32 *row, const guint32 *above, guint x)
{
  guint most = MAX_MATCH / self->channels, left = self->width - x;
  Match best = { 0, 0 };

  if (x > 0 && row[x] == row[x - 1])
    best = (Match) { count_equal (row + x, row + x - 1, left), self->channels };
  if (best.n_px < MIN (most, left) && above != NULL && row[x] == above[x])
    {
      /* No further: one to the left, which costs less, may begin before it ends. */
      guint n = count_equal (row + x, above + x, MIN (most, left));

      if (n > best.n_px)
        best = (Match) { n, self->row_bytes };
    }
  if (best.n_px < MIN (ENOUGH_PX, left))
    {
      Match other = look_elsewhere (self, row, x);

      if (other.n_px > best.n_px)
        best = other;
    }

  return best;
}

/* The row's bytes added up, and each by how many bytes of the row are left. */
static void
add_up (PledgeDeflate *self, const guint32 *row)
{
  guint64 sum = 0, weighted = 0;
  guint left = self->row_bytes - 1;

  for (guint x = 0; x < self->width; x++, left -= self->channels)
    {
      guint red = row[x] >> 16 & 0xff, green = row[x] >> 8 & 0xff, blue = row[x] & 0xff;
      guint alpha = self->channels == 4 ? row[x] >> 24 : 0;
      guint all = red + green + blue + alpha;

      sum += all;
      weighted += (guint64) left * all - (green + 2 * blue + 3 * alpha);
    }
  self->row_sum = sum;
  self->row_weighted = weighted;
}

PledgeDeflate *
pledge_deflate_new (guint width, guint channels, GByteArray *to)
{
  static const guint8 head[] = { 0x78, 0x01 }; /* a window of 32 KiB, made quickly */
  PledgeDeflate *self = NULL;

  g_return_val_if_fail (width > 0 && width <= G_MAXINT / 8, NULL);
  g_return_val_if_fail (channels == 3 || channels == 4, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  self = g_new0 (PledgeDeflate, 1);
  self->width = width;
  self->channels = channels;
  self->row_bytes = 1 + width * channels;
  self->n_kept = WINDOW / self->row_bytes + 2;
  self->kept = g_new (guint32, (gsize) self->n_kept * width);
  self->places = g_new0 (guint64, 1 << PLACE_BITS);
  self->tokens = g_new (guint32, MAX_TOKENS);
  self->sum = 1;
  self->bits.to = to;
  g_byte_array_append (to, head, sizeof head);

  return self;
}

void
pledge_deflate_free (PledgeDeflate *self)
{
  if (self == NULL)
    return;

  g_free (self->kept);
  g_free (self->places);
  g_free (self->tokens);
  g_free (self);
}

void
pledge_deflate_add_row (PledgeDeflate *self, const guint32 *pixels)
{
  guint32 *row = get_row (self, self->n_rows);
  const guint32 *above = self->n_rows > 0 && self->row_bytes <= WINDOW ? get_row (self, self->n_rows - 1) : NULL;
  gboolean again = self->n_rows > 0 && memcmp (pixels, get_row (self, self->n_rows - 1), self->width * sizeof *pixels) == 0;

  memcpy (row, pixels, self->width * sizeof *pixels);
  if (!again)
    add_up (self, row);
  self->weighted = (self->weighted + self->row_bytes * self->sum + self->row_weighted) % ADLER_PRIME;
  self->sum = (self->sum + self->row_sum) % ADLER_PRIME;

  add_byte (self, 0); /* the row's filter: none */
  for (guint x = 0; x < self->width;)
    {
      Match match = find_match (self, row, above, x);

      if (match.n_px > 0)
        add_match (self, &match);
      else
        add_pixel (self, row[x]);
      x += MAX (match.n_px, 1);
    }
  self->n_rows++;
}

void
pledge_deflate_finish (PledgeDeflate *self)
{
  guint32 check = GUINT32_TO_BE ((guint32) (self->weighted << 16 | self->sum));

  write_block (self, TRUE);
  pledge_bits_flush (&self->bits);
  g_byte_array_append (self->bits.to, (const guint8 *) &check, sizeof check);
}
