/** Reviews: the runs that wait for a person, and what becomes of them. */
@NullMarked
package dev.innovationpipeline.ingest.review;

import org.jspecify.annotations.NullMarked;
