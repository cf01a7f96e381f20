/** What people do with a run once it is there: stop it, do it again, have it forgotten. */
@NullMarked
package dev.innovationpipeline.ingest.control;

import org.jspecify.annotations.NullMarked;
