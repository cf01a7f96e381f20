/** Uploaded documents, kept in a directory, for users without a blob store. */
@NullMarked
package dev.innovationpipeline.ingest.document;

import org.jspecify.annotations.NullMarked;
