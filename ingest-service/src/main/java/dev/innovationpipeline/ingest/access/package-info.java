/** Access rights: the rule of each endpoint, and the owners of what its path names. */
@NullMarked
package dev.innovationpipeline.ingest.access;

import org.jspecify.annotations.NullMarked;
