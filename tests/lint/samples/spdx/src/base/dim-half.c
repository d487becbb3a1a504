/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
int somebodys;
