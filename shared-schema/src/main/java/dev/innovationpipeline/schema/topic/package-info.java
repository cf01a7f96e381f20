/** How topics are named, cut and kept on a cluster, and that they exist. */
@NullMarked
package dev.innovationpipeline.schema.topic;

import org.jspecify.annotations.NullMarked;
