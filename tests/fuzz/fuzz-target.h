/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls, and replay.c in its stead in every other build. Aborts on a broken
 * promise. */
int LLVMFuzzerTestOneInput (const uint8_t *input, size_t length);
