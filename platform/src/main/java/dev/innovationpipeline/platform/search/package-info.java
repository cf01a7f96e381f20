/** Words as the full-text search compares them, in the text forms of Postgres. */
@NullMarked
package dev.innovationpipeline.platform.search;

import org.jspecify.annotations.NullMarked;
