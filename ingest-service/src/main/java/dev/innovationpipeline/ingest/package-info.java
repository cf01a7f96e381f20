/** The HTTP door of the pipeline: accepts runs, shows how they go, serves what came of them. */
@NullMarked
package dev.innovationpipeline.ingest;

import org.jspecify.annotations.NullMarked;
