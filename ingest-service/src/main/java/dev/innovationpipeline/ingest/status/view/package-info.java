/** Answers where a run stands, from the aggregated statuses and the runs accepted just now. */
@NullMarked
package dev.innovationpipeline.ingest.status.view;

import org.jspecify.annotations.NullMarked;
