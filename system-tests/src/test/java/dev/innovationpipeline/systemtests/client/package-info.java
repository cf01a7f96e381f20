/** Generated clients, run by their examples. */
@NullMarked
package dev.innovationpipeline.systemtests.client;

import org.jspecify.annotations.NullMarked;
