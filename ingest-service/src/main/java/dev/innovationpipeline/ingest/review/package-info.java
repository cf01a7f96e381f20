/** Review of cards: stars. */
@NullMarked
package dev.innovationpipeline.ingest.review;

import org.jspecify.annotations.NullMarked;
