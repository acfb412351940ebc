import type { World } from '../contract.ts';

/**
 * Tells whoever subscribed that something happened to `subject`. `extra` holds the other parts of
 * a topic that names several objects (`fulfillment_orders/moved`).
 */
export function announce(
  world: World,
  topic: string,
  subject: { readonly id: string },
  extra: object = {},
): void {
  world.emit(topic, subject.id, (wanted) =>
    world.shop.bodyOf(world, topic, subject, extra, wanted),
  );
}
