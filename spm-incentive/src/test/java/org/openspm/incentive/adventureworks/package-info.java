/** The AdventureWorks cases straight from their files, compared with the published results. */
package org.openspm.incentive.adventureworks;
