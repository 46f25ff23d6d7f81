import com.sap.gateway.ip.core.customdev.util.Message
import com.sap.it.api.ITApiFactory
import com.sap.it.api.mapping.ValueMappingApi

/** Puts the country of the order, as the receiver writes it, into a header, and the order number into the log. */
Message processData(Message message) {
    def mapping = ITApiFactory.getApi(ValueMappingApi.class, null)
    def country = message.getHeaders().get('OrderCountry') as String
    def mapped = mapping.getMappedValue('Shop', 'Country', country ?: 'DE', 'ERP', 'CountryKey')
    message.setHeader('ReceiverCountry', mapped ?: country)
    def log = messageLogFactory.getMessageLog(message)
    if (log != null) {
        log.addCustomHeaderProperty('OrderNumber', message.getHeaders().get('OrderNumber') as String)
    }
    return message
}
