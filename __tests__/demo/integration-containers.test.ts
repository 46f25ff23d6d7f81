import { expect, test } from '@jest/globals';
import { renderContainer } from '../../src/demo/service-key-container.js';

const serviceKey = { oauth: { clientid: 'sb-1', url: 'https://demo.example.test' } };

test('the containers of a service key carry the label of its service', () => {
  expect(JSON.parse(renderContainer(serviceKey, 'vcap-services', 'it-rt'))).toMatchObject({
    'it-rt': [{ label: 'it-rt', plan: 'api', credentials: serviceKey }],
  });
  expect(JSON.parse(renderContainer(serviceKey, 'kubernetes-fields', 'it-rt'))).toMatchObject({
    type: 'it-rt',
    oauth: JSON.stringify(serviceKey.oauth),
  });
  expect(JSON.parse(renderContainer(serviceKey, 'vcap-services'))).toHaveProperty('credstore');
});
