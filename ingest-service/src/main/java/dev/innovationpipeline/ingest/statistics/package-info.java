/** Figures of the whole pipeline: queues, processors, throughput, spend. */
@NullMarked
package dev.innovationpipeline.ingest.statistics;

import org.jspecify.annotations.NullMarked;
