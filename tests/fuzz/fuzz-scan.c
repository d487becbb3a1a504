/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-scan.h"
#include "fuzz-target.h"

/* Keys, 8 ms apart; a byte from 128 on is no key but a pause. Each key is in the end in the field,
 * once and in its order, or dropped, and then somebody hears of a zone or of half of one. What
 * comes at the pace of a hand is all in the field. */

#define KEY_US   8000
#define HAND_US  101000
#define HOUR_US  (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define ESCAPE   '\033'
#define PAUSE_AT 128

typedef struct {
  DimScan *scan;
  gint64 now_us;
  GString *held;
  GString *passed;
  guint told;
} Field;

static void
check_zone (DimScan *scan)
{
  DimMrz zone = { 0 };

  g_assert_true (dim_scan_steal_zone (scan, &zone));
  g_assert_true (zone.format != DIM_MRZ_NONE && zone.number[0] != '\0');
  g_assert_false (dim_scan_steal_zone (scan, &zone));
  dim_mrz_clear (&zone);
}

static void
follow (Field *field, DimScanVerdict verdict)
{
  gsize count = dim_scan_count_held (field->scan);

  g_assert_cmpuint (count, <=, field->held->len);
  if (verdict == DIM_SCAN_PASS) {
    g_string_append_len (field->passed, field->held->str, (gssize) (field->held->len - count));
    g_string_erase (field->held, 0, (gssize) (field->held->len - count));
  } else if (verdict != DIM_SCAN_HOLD) {
    g_string_truncate (field->held, 0);
  }
  if (verdict == DIM_SCAN_READ)
    check_zone (field->scan);
  field->told += verdict == DIM_SCAN_READ || verdict == DIM_SCAN_BROKEN;
  g_assert_cmpuint (field->held->len, ==, count);
}

static void
wait_for (Field *field, gint64 us)
{
  DimScanVerdict verdict;

  field->now_us += us;
  while ((verdict = dim_scan_wait (field->scan, field->now_us)) != DIM_SCAN_NOTHING)
    follow (field, verdict);
  g_assert_cmpint (dim_scan_get_deadline (field->scan), >, field->now_us);
}

static void
press (Field *field, char key)
{
  g_string_append_c (field->held, key);
  follow (field, dim_scan_take (field->scan, key == ESCAPE ? DIM_SCAN_OTHER_KEY : (guchar) key,
                                field->now_us));
}

/* TRUE if @part is what is left of @whole when some of it is taken away. */
static gboolean
is_left_of (const GString *part, const GString *whole)
{
  gsize found = 0;

  for (gsize i = 0; i < whole->len && found < part->len; i++)
    found += part->str[found] == whole->str[i];
  return found == part->len;
}

static void
play (Field *field, const uint8_t *input, size_t length, gboolean is_hand)
{
  field->scan = dim_scan_new ();
  field->held = g_string_new (NULL);
  field->passed = g_string_new (NULL);
  for (size_t i = 0; i < length; i++) {
    gint64 pause_ms = input[i] >= PAUSE_AT ? input[i] - PAUSE_AT : 0;

    wait_for (field, is_hand ? HAND_US : pause_ms * pause_ms * 1000);
    if (input[i] < PAUSE_AT) {
      wait_for (field, is_hand ? 0 : KEY_US);
      press (field, (char) input[i]);
    }
  }
  wait_for (field, HOUR_US);
  g_assert_cmpuint (field->held->len, ==, 0);
  g_assert_cmpint (dim_scan_get_deadline (field->scan), ==, G_MAXINT64);
}

static void
clear (Field *field)
{
  dim_scan_free (field->scan);
  g_string_free (field->held, TRUE);
  g_string_free (field->passed, TRUE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  Field scanned = { 0 };
  Field by_hand = { 0 };

  for (size_t i = 0; i < length; i++)
    if (input[i] < PAUSE_AT)
      g_string_append_c (typed, (char) input[i]);
  play (&scanned, input, length, FALSE);
  g_assert_true (is_left_of (scanned.passed, typed));
  g_assert_true (scanned.told > 0 || scanned.passed->len == typed->len);
  play (&by_hand, input, length, TRUE);
  g_assert_true (g_string_equal (by_hand.passed, typed));
  g_assert_cmpuint (by_hand.told, ==, 0);
  clear (&scanned);
  clear (&by_hand);
  return 0;
}
