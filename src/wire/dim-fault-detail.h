/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* The Dutch sentence of a fault's stable code, the codes of PROTOCOL.md section "Faults". Internal
 * to wire. Static; never NULL. */
const char *dim_fault_detail (const char *code);
