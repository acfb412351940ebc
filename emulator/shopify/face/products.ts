import { html } from './html.ts';
import type { Html } from './html.ts';
import { tag } from './layout.ts';

export const productsQuery = `{
  products(first: 50) { nodes { id title status
    variants(first: 50) { nodes { id title sku price inventoryItem { id tracked
      inventoryLevels(first: 20) { nodes { id location { name }
        quantities(names: ["available", "committed", "on_hand", "incoming"]) { name quantity } } } } } }
  } }
}`;

interface Level {
  location: { name: string };
  quantities: { name: string; quantity: number }[];
}

interface Product {
  title: string;
  status: string;
  variants: {
    nodes: {
      title: string;
      sku: string | null;
      price: string;
      inventoryItem: { tracked: boolean; inventoryLevels: { nodes: Level[] } };
    }[];
  };
}

const names = ['available', 'committed', 'on_hand', 'incoming'];

export function productsView(data: { products: { nodes: Product[] } }): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Product</th>
        <th>SKU</th>
        <th class="number">Price</th>
        <th>Location</th>
        ${names.map((name) => html`<th class="number">${name.replace('_', ' ')}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${data.products.nodes.flatMap((product) =>
        product.variants.nodes.flatMap(({ title, sku, price, inventoryItem }) => {
          const levels = inventoryItem.inventoryLevels.nodes;
          const shown = title === 'Default Title' ? product.title : `${product.title} · ${title}`;
          const first = html`<td>${shown} ${product.status !== 'ACTIVE' && tag(product.status)}</td>
            <td><code>${sku}</code></td>
            <td class="number">${price}</td>`;
          if (levels.length === 0)
            return [
              html`<tr>
                ${first}
                <td colspan="5" class="soft">no stock kept</td>
              </tr>`,
            ];
          return levels.map(
            (level, index) =>
              html`<tr>
                ${index === 0 ? first : html`<td colspan="3"></td>`}
                <td>${level.location.name}</td>
                ${names.map((name) => html`<td class="number">${level.quantities.find((one) => one.name === name)?.quantity}</td>`)}
              </tr>`,
          );
        }),
      )}
    </tbody>
  </table>`;
}
