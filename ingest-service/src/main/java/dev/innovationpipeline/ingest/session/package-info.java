/** Sessions of people at the page, kept in sealed cookies. */
@NullMarked
package dev.innovationpipeline.ingest.session;

import org.jspecify.annotations.NullMarked;
