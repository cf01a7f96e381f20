/** Erasing a run from topics, documents and database. */
@NullMarked
package dev.innovationpipeline.ingest.erasure;

import org.jspecify.annotations.NullMarked;
