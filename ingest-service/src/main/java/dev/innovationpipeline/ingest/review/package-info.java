/** What people do with cards: starring them. */
@NullMarked
package dev.innovationpipeline.ingest.review;

import org.jspecify.annotations.NullMarked;
