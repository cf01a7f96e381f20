/** Links by which people without a login read cards of a run, until the links end. */
@NullMarked
package dev.innovationpipeline.ingest.share;

import org.jspecify.annotations.NullMarked;
