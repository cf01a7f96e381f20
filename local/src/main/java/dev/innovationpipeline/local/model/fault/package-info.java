/** How the offline model misbehaves on demand. */
@NullMarked
package dev.innovationpipeline.local.model.fault;

import org.jspecify.annotations.NullMarked;
