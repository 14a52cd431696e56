package org.openspm.web.pay;

import java.util.UUID;

/** Whose pay is shown. */
record Payee(UUID id, int key, String code, String name, String jobTitle) {}
