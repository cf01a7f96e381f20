/** The examples for services of others, run as they are. */
@NullMarked
package dev.innovationpipeline.local.subscribing;

import org.jspecify.annotations.NullMarked;
