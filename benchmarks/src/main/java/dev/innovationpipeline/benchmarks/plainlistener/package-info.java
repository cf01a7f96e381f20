/**
 * The five stages as plain Spring Kafka listeners, to compare the engine with: a record at a time,
 * each in a transaction of its own. It knows neither cancellation nor deadlines nor fair sharing of
 * listeners.
 */
@NullMarked
package dev.innovationpipeline.benchmarks.plainlistener;

import org.jspecify.annotations.NullMarked;
