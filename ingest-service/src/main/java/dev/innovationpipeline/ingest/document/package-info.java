/** Documents: uploads, for users without a blob store, and files as they are downloaded. */
@NullMarked
package dev.innovationpipeline.ingest.document;

import org.jspecify.annotations.NullMarked;
