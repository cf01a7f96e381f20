/** Batches: runs of several companies or documents at once, which share what no company decides. */
@NullMarked
package dev.innovationpipeline.ingest.batch;

import org.jspecify.annotations.NullMarked;
