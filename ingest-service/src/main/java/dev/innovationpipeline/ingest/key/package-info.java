/**
 * API keys of machines: made, listed and revoked over HTTP, kept as hashes in a compacted topic.
 */
@NullMarked
package dev.innovationpipeline.ingest.key;

import org.jspecify.annotations.NullMarked;
