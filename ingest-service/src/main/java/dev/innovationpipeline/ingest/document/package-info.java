/** Documents of users who have no blob store, kept in a directory. */
@NullMarked
package dev.innovationpipeline.ingest.document;

import org.jspecify.annotations.NullMarked;
