/** Accounts, products, transactions, exchange rates and the batches they arrived in. */
@NamedInterface("sales")
@NullMarked
package org.openspm.domain.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
