/** Counts the operations that a run costs: records, requests, transactions, HTTP, SQL. */
@NullMarked
package dev.innovationpipeline.benchmarks.count;

import org.jspecify.annotations.NullMarked;
