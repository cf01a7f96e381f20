/** The store of documents, which ingest services and stage processors share. */
@NullMarked
package dev.innovationpipeline.platform.document;

import org.jspecify.annotations.NullMarked;
