/** The HTTP service: accepts runs, shows their progress, serves their results. */
@NullMarked
package dev.innovationpipeline.ingest;

import org.jspecify.annotations.NullMarked;
