export { minimumWageAt, parametersAt, workingAgesOn, type ParameterLookup } from './lookup.ts';
export { placeRef } from './parameters.views.ts';
