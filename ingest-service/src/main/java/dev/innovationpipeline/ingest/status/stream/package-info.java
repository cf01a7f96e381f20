/** Changes of runs and pieces of text, delivered to those who watch. */
@NullMarked
package dev.innovationpipeline.ingest.status.stream;

import org.jspecify.annotations.NullMarked;
